/**
 * What engines behind an HTTP service share: one client over the application's own camel-http component, and one place
 * where failures of services become failures of the family.
 */
package io.github.cameltts.engine.http;
