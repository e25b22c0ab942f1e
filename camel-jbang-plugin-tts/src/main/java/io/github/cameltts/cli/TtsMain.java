package io.github.cameltts.cli;

import org.apache.camel.CamelContext;
import org.apache.camel.Ordered;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.Main;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.util.IOHelper;

/**
 * Camel's main over the properties of the command line ({@code java -Dtts.home=…}), the environment ({@code TTS_HOME}), a
 * file {@code application.properties} in the working directory, and the one in the jar, in this order.
 */
public class TtsMain extends Main {

    private static final int NEVER = 0;

    public TtsMain() {
        setPropertyPlaceholderLocations(
                "file:application.properties;optional=true,classpath:application.properties;optional=true");
    }

    /** Camel by itself asks the environment before the command line. */
    @Override
    protected void configurePropertiesService(CamelContext context) throws Exception {
        super.configurePropertiesService(context);
        PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
        properties.setEnvironmentVariableMode(NEVER);
        properties.addPropertiesSource(new Environment());
        properties.addPropertiesSource(new OneRun());
    }

    /** Comes before all files. */
    private static final class Environment implements PropertiesSource, Ordered {

        @Override
        public String getName() {
            return "environment";
        }

        @Override
        public String getProperty(String name) {
            return IOHelper.lookupEnvironmentVariable(name);
        }

        @Override
        public int getOrder() {
            return HIGHEST;
        }
    }

    /** One run over the inbox needs no server, and may go on beside a gateway that has the port. Comes before all files. */
    private static final class OneRun implements PropertiesSource, Ordered {

        @Override
        public String getName() {
            return "one run";
        }

        @Override
        public String getProperty(String name) {
            return name.equals("tts.http.enabled") && isAsked() ? "false" : null;
        }

        private static boolean isAsked() {
            String once = System.getProperty("tts.once");
            return Boolean.parseBoolean(once == null ? IOHelper.lookupEnvironmentVariable("tts.once") : once);
        }

        @Override
        public int getOrder() {
            return HIGHEST + 1;
        }
    }
}
