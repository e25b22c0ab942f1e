/** Numbers, dates and the like in the words of any language that ICU has number words for. English has rules of its own. */
package io.github.cameltts.text.locale;
