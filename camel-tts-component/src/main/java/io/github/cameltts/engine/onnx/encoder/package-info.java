/**
 * Speaker embeddings: reference audio becomes samples ({@code ReferenceSpeech}), these become what one kind of encoder
 * listens to ({@code EncoderKind}, {@code KaldiFilterBank}), and its model makes a vector of them.
 */
package io.github.cameltts.engine.onnx.encoder;
