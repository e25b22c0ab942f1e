/** Speech by Google Cloud Text-to-Speech. */
package io.github.cameltts.engine.google;
