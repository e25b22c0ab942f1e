package io.github.cameltts.routes.drop;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;

/** Stands for the speech pipeline: the audio is the text's bytes after a mark. Texts can ask it to fail. */
final class FakeSpeak extends RouteBuilder {

    static final String MARK = "audio:";

    final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger hiccups = new AtomicInteger();

    @Override
    public void configure() {
        from("direct:tts-speak").routeId("fake-speak").process(this::speak);
    }

    private void speak(Exchange exchange) {
        requests.incrementAndGet();
        Message message = exchange.getMessage();
        String text = message.getBody(String.class);
        if (text.contains("[refuse]")) {
            throw new InvalidSpeechRequestException("This engine has no such voice. Choose another one.");
        }
        if (text.contains("[down]") || (text.contains("[hiccup]") && hiccups.incrementAndGet() <= 2)) {
            throw new EngineUnavailableException("The engine does not answer. Start it.");
        }
        if (text.contains("[bug]")) {
            throw new IllegalStateException("lost my way");
        }
        if (text.contains("[text]")) {
            return;
        }
        message.setHeader(TtsConstants.FORMAT, message.getHeader(TtsConstants.FORMAT, "wav", String.class));
        message.setHeader(TtsConstants.ENGINE, "fake");
        message.setHeader(TtsConstants.SUBSTITUTE_FOR, "dear");
        message.setHeader(TtsConstants.COST, 0L);
        message.setHeader(TtsConstants.SAVED, 255L);
        message.setHeader(TtsConstants.KEY, "0".repeat(64));
        message.setHeader(TtsConstants.FILE_ID, UUID.randomUUID().toString());
        message.setHeader(TtsConstants.SAMPLE_RATE, 16000);
        message.setHeader(TtsConstants.DURATION, 120L);
        message.setHeader(TtsConstants.CACHE, "synthesized");
        message.setHeader(TtsConstants.CHARACTERS, text.length());
        message.setBody(text.contains("[silence]") ? new byte[0] : (MARK + text).getBytes(StandardCharsets.UTF_8));
    }
}
