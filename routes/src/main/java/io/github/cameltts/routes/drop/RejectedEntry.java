package io.github.cameltts.routes.drop;

/**
 * An entry of a list that is not a valid request.
 *
 * @param problem what is wrong and what to do
 */
record RejectedEntry(String problem) implements DropEntry {}
