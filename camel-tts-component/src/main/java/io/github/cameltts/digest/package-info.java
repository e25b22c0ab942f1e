/** Digests that name content, for keys and for what is stored. */
package io.github.cameltts.digest;
