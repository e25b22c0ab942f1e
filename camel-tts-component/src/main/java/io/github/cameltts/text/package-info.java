/** From written text to phonemes: numbers and the like are spelled out, then every word is looked up. */
package io.github.cameltts.text;
