package io.github.cameltts.internal;

/**
 * What an exchange wants of a flight.
 *
 * @param keeper whether it would store the result
 * @param early whether it goes on with the beginning of the result, before the end is there
 */
record Ticket(boolean keeper, boolean early) {}
