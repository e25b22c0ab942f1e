/** Speaks lists of texts before anybody asks for them: what they are, what of it is missing, what it costs, and doing it. */
package io.github.cameltts.routes.warm;
