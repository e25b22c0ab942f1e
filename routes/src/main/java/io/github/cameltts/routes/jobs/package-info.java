/** Long or many texts that are spoken in the background: what a job is, its rows, who works on it, and who is told. */
package io.github.cameltts.routes.jobs;
