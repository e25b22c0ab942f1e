/** Speech by the unofficial interface of Google Translate. */
package io.github.cameltts.engine.gtts;
