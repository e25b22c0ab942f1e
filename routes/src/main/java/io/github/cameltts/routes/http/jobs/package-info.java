/** The requests of {@code openapi/tts-jobs.yaml}: from fields to headers, and from jobs to answers. */
package io.github.cameltts.routes.http.jobs;
