package io.github.cameltts.spi;

/**
 * What one call of an engine costs.
 *
 * @param engine the name under which the engine was found
 * @param model the engine's model, empty when it has only one
 * @param voice the voice's id
 * @param tenant who pays, empty for nobody in particular
 * @param characters what the provider counts, in its own way of counting
 * @param costMicros millionths of the currency
 */
public record Charge(String engine, String model, String voice, String tenant, long characters, long costMicros) {

    /** The same purchase with what the provider counted in the end. */
    public Charge with(long billedCharacters, long billedCostMicros) {
        return new Charge(engine, model, voice, tenant, billedCharacters, billedCostMicros);
    }

    /** This and another purchase of the same thing, as one. */
    public Charge plus(Charge other) {
        return with(characters + other.characters, costMicros + other.costMicros);
    }
}
