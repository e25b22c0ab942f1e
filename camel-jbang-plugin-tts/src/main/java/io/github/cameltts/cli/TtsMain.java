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
}
