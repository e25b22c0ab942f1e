package main;

import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/** The {@code camel} command, from Maven artifacts alone. */
public final class CamelJBang {

    private CamelJBang() {}

    public static void main(String... args) {
        CamelJBangMain.run(args);
    }
}
