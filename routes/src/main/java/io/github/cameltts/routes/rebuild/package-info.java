/** What to do when audio files are lost and their rows are not: tell what to buy again, and buy it. */
package io.github.cameltts.routes.rebuild;
