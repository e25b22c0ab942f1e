/** Speech by any Camel endpoint. */
package io.github.cameltts.engine.endpoint;
