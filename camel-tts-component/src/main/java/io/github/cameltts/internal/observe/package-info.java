/** What engines do, as meters of Micrometer, and whether they could speak. Nothing in here knows a text or a voice. */
package io.github.cameltts.internal.observe;
