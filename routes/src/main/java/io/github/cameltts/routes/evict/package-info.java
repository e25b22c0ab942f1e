/**
 * The bound of the store: which asset leaves first ({@link io.github.cameltts.routes.evict.EvictionStrategy}), and how
 * room is made.
 */
package io.github.cameltts.routes.evict;
