/** Speech by Azure AI Speech. */
package io.github.cameltts.engine.azure;
