/**
 * Phonemes of many languages by an installed espeak-ng, either its library or its program. espeak-ng has the GPL, so it is
 * used where the user installed it and never comes with this component.
 */
package io.github.cameltts.text.espeak;
