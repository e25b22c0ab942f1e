package io.github.cameltts.cli;

import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;
import org.apache.camel.dsl.jbang.core.common.CamelJBangPlugin;
import org.apache.camel.dsl.jbang.core.common.Plugin;
import picocli.CommandLine;

/** Gives the {@code camel} command the command {@code tts}. */
@CamelJBangPlugin(name = "camel-jbang-plugin-tts", firstVersion = "4.17.0")
public class TtsPlugin implements Plugin {

    @Override
    public void customize(CommandLine camel, CamelJBangMain main) {
        camel.addSubcommand("tts", TtsCommandLine.of("tts", Terminal.ofProcess()));
    }
}
