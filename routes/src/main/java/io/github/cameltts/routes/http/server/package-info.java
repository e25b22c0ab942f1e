/**
 * The server in front of the HTTP recipes, on the Vert.x that Camel brings: who comes in, what a request is called, how many
 * there may be, and answers that need no route because their audio is in memory.
 */
package io.github.cameltts.routes.http.server;
