package io.github.cameltts.internal.process;

import java.util.List;
import java.util.Map;

/**
 * What to run: the arguments reach the program one by one as they are, because no shell reads them.
 *
 * @param arguments the program and its arguments
 * @param environment variables beside the inherited ones
 */
public record ToolCommand(List<String> arguments, Map<String, String> environment) {

    public ToolCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    public static ToolCommand of(List<String> arguments) {
        return new ToolCommand(arguments, Map.of());
    }
}
