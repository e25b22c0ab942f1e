/**
 * Everything between a caller and an engine: a fair queue, a rate, attempts, a deadline, and the account of what a call
 * costs. Knows engines only by their contract, and nothing of caches or exchanges.
 */
package io.github.cameltts.internal.calls;
