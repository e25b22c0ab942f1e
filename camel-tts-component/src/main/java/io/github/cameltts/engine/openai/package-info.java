/** Speech by the OpenAI interface, at OpenAI and at the many servers that speak it. */
package io.github.cameltts.engine.openai;
