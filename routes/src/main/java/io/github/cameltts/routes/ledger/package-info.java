/**
 * The account: what engines cost, what the cache saved, and the budgets that bound it.
 *
 * <p>{@link io.github.cameltts.routes.ledger.Ledger} is what {@code tts:} is given. A purchase is in the database when
 * {@code book} returns. What hits and joins save is counted in memory and written every second.
 */
package io.github.cameltts.routes.ledger;
