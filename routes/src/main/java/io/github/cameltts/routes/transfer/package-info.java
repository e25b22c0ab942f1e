/** A cache that moves to another machine: rows and files in one archive. */
package io.github.cameltts.routes.transfer;
