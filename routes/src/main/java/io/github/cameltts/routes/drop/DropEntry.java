package io.github.cameltts.routes.drop;

/** What an input says at one place: a request, or something that is not one. */
sealed interface DropEntry permits DropRequest, RejectedEntry {}
