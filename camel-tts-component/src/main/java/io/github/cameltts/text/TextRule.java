package io.github.cameltts.text;

/** Rewrites one construct of written language, such as times of day, the way it is spoken. Stateless and thread-safe. */
@FunctionalInterface
public interface TextRule {

    String apply(String text);
}
