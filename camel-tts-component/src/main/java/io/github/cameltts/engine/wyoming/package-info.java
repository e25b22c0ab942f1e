/**
 * An engine behind a server of the Wyoming protocol (Home Assistant's, spoken by wyoming-piper and others), reached by
 * TCP without a thread for each call.
 *
 * @see <a href="https://github.com/OHF-Voice/wyoming">The protocol</a>
 */
package io.github.cameltts.engine.wyoming;
