package io.github.cameltts.engine.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.engine.http.LogCapture;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The key of a provider comes from wherever Camel gets properties, goes to the provider, and shows nowhere. */
class SecretsTest {

    private static final String KEY = "sk-secret-0123456789-abcdef";

    /** At DEBUG the HTTP client shows what it sends, and Camel each property that it reads: not ours to silence. */
    private static final Set<String> SHOWS_ALL = Set.of(
            "org.apache.hc.client5.http.headers",
            "org.apache.hc.client5.http.wire",
            "org.apache.camel.component.properties.DefaultPropertiesParser");

    private final FakeOpenAiServer server = new FakeOpenAiServer();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    @Test
    void aVaultsFunctionBringsTheKey() throws Exception {
        context.getPropertiesComponent().addPropertiesFunction(new FakeVault());
        start("{{vault:speech/openai}}");

        assertThat(speak().getException()).isNull();
        assertThat(server.speechCalls().get(0).header("Authorization")).isEqualTo("Bearer " + KEY);
    }

    @Test
    void theEnvironmentBringsTheKey() throws Exception {
        Map.Entry<String, String> variable = System.getenv().entrySet().stream()
                .filter(entry -> entry.getKey().matches("[A-Z]+"))
                .filter(entry -> entry.getValue().matches("[!-z]{3,200}"))
                .findFirst()
                .orElseThrow();
        start("{{env:" + variable.getKey() + "}}");

        assertThat(speak().getException()).isNull();
        assertThat(server.speechCalls().get(0).header("Authorization")).isEqualTo("Bearer " + variable.getValue());
    }

    @Test
    void theKeyIsInNoAttributeConsoleHealthDetailLogOrError() throws Exception {
        Set<String> shown = new HashSet<>();
        try (LogCapture log = LogCapture.open(Level.DEBUG)) {
            start(KEY);
            speak();
            server.failWith(401, "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}");
            for (Throwable error = speak().getException(); error != null; error = error.getCause()) {
                shown.add(error.toString());
            }
            shown.addAll(attributes());
            shown.addAll(consoles());
            shown.addAll(health());
            log.events().stream()
                    .filter(event -> !SHOWS_ALL.contains(event.getLoggerName()))
                    .forEach(event -> shown.add(event.getLoggerName() + " "
                            + event.getMessage().getFormattedMessage() + " " + event.getThrown()));
        }

        assertThat(server.speechCalls()).as("the calls that carried the key").hasSize(2);
        assertThat(shown).hasSizeGreaterThan(100);
        assertThat(shown.stream().filter(text -> text.contains(KEY))).isEmpty();
    }

    private void start(String apiKey) throws Exception {
        context.getPropertiesComponent().addInitialProperty("tts.openai.baseUrl", server.baseUrl());
        context.getPropertiesComponent().addInitialProperty("tts.openai.apiKey", apiKey);
        context.setDevConsole(true);
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:speak").routeId("speak").to("tts:openai?voice=af_sky");
            }
        });
        context.start();
    }

    private Exchange speak() {
        return context.createProducerTemplate()
                .request("direct:speak", exchange -> exchange.getMessage().setBody("Hello"));
    }

    private static Set<String> attributes() throws Exception {
        MBeanServer mbeans = ManagementFactory.getPlatformMBeanServer();
        Set<String> values = new HashSet<>();
        for (ObjectName name : mbeans.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            values.add(name.toString());
            for (MBeanAttributeInfo attribute : mbeans.getMBeanInfo(name).getAttributes()) {
                try {
                    values.add(attribute.getName() + "=" + mbeans.getAttribute(name, attribute.getName()));
                } catch (javax.management.JMException | RuntimeException e) {
                    values.add(attribute.getName() + " cannot be read: " + e);
                }
            }
        }
        assertThat(values).anyMatch(value -> value.contains("tts://openai"));
        return values;
    }

    private Set<String> consoles() {
        Set<String> texts = new HashSet<>();
        for (String name : new String[] {"tts", "endpoint", "context", "health", "route"}) {
            DevConsole console = PluginHelper.getDevConsoleResolver(context).resolveDevConsole(name);
            if (console != null) {
                Arrays.stream(DevConsole.MediaType.values())
                        .forEach(type -> texts.add(String.valueOf(console.call(type))));
            }
        }
        assertThat(texts).anyMatch(text -> text.contains("openai"));
        return texts;
    }

    private Set<String> health() {
        Set<String> texts = new HashSet<>();
        HealthCheckHelper.invoke(context).forEach((HealthCheck.Result result) -> {
            texts.add(result.getDetails().toString());
            texts.add(result.getMessage() + " " + result.getError());
        });
        assertThat(texts).anyMatch(text -> text.contains("engine=openai"));
        return texts;
    }

    /** Stands for the functions of HashiCorp, AWS, Azure and Google that Camel brings. */
    private static final class FakeVault extends ServiceSupport implements PropertiesFunction {

        @Override
        public String getName() {
            return "vault";
        }

        @Override
        public String apply(String remainder) {
            return remainder.equals("speech/openai") ? KEY : null;
        }
    }
}
