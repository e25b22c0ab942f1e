/** Voices of transformers' VITS, such as Meta's MMS: models that read letters. */
package io.github.cameltts.engine.onnx.family.mms;
