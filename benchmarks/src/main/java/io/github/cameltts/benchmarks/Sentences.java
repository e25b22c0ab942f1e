package io.github.cameltts.benchmarks;

/** Texts of 64 characters, each with its number in it. */
final class Sentences {

    private Sentences() {}

    /** @param number 0 to 99,999,999 */
    static String number(int number) {
        return String.format("Parcel %08d leaves for the coast with the early train today.", number);
    }
}
