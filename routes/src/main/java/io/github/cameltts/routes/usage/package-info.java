/** Who was used how often, and when for the last time. */
package io.github.cameltts.routes.usage;
