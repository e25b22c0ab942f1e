package io.github.cameltts.engine.system;

import java.util.List;
import java.util.Map;

/**
 * What to run: the arguments reach the program one by one as they are, because no shell reads them.
 *
 * @param arguments the program and its arguments
 * @param environment variables beside the inherited ones
 */
record ToolCommand(List<String> arguments, Map<String, String> environment) {

    ToolCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    static ToolCommand of(List<String> arguments) {
        return new ToolCommand(arguments, Map.of());
    }
}
