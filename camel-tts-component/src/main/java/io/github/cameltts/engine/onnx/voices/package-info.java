/**
 * Voices as files: what lies in the models folder, what a catalog offers, and how the one gets into the other. Nothing here
 * knows what a model means.
 */
package io.github.cameltts.engine.onnx.voices;
