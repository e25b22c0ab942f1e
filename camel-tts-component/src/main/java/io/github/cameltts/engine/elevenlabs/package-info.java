/** Speech by ElevenLabs. */
package io.github.cameltts.engine.elevenlabs;
