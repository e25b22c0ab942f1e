/** The {@code tts:} component: text to speech with local and remote engines behind one contract. */
package io.github.cameltts;
