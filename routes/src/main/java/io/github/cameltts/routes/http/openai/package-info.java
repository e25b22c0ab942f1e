/** The face that speaks like OpenAI's audio API, for its SDKs and for whatever else speaks it. */
package io.github.cameltts.routes.http.openai;
