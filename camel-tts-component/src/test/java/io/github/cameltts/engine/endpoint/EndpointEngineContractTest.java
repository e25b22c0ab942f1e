package io.github.cameltts.engine.endpoint;

import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechEngineContractTest;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;

class EndpointEngineContractTest extends SpeechEngineContractTest {

    private static final int SAMPLE_RATE = 8000;

    private final CamelContext context = new DefaultCamelContext();

    @Override
    protected SpeechEngine createEngine() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:speaker").process(exchange -> {
                    String text = exchange.getMessage().getBody(String.class).replaceAll("<[^>]*>", "");
                    new CountDownLatch(1).await(text.length(), TimeUnit.MILLISECONDS);
                    double rate = exchange.getMessage().getHeader("Speed", Double.class);
                    float[] samples = new float[(int) (text.length() * 0.06 * SAMPLE_RATE / rate)];
                    byte[] wav = WavFile.encode(samples, SAMPLE_RATE);
                    boolean headerless = exchange.getMessage()
                            .getHeader("CamelTtsFormat", String.class)
                            .equals("pcm");
                    exchange.getMessage().setBody(headerless ? new byte[samples.length * 2] : wav);
                });
            }
        });
        context.start();
        EndpointEngine engine = new EndpointEngine();
        engine.setCamelContext(context);
        engine.setUri("direct:speaker");
        engine.setFormat("wav,pcm");
        engine.setHeaders("Speed=${rate}");
        engine.setSampleRate(SAMPLE_RATE);
        engine.setSsml(true);
        return engine;
    }

    @AfterEach
    void stopCamel() {
        context.stop();
    }
}
