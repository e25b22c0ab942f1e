package io.github.cameltts.routes.drop;

import java.util.Map;
import java.util.Optional;

/**
 * One text to speak.
 *
 * @param text what goes into the body
 * @param headers the {@code CamelTts*} headers that the input asks for
 * @param name base name of the output if the input chooses one, without folder and extension
 */
public record DropRequest(String text, Map<String, Object> headers, Optional<String> name) implements DropEntry {}
