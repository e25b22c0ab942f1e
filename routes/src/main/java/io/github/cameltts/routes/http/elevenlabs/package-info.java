/** The face that speaks like ElevenLabs' API, for its SDKs and for whatever else speaks it. */
package io.github.cameltts.routes.http.elevenlabs;
