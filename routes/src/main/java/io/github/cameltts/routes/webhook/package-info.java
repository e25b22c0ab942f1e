/** Signed messages to addresses that callers choose: where they may go, how they are sent, and what the receiver checks. */
package io.github.cameltts.routes.webhook;
