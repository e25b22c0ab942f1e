package io.github.cameltts.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.engine.http.FakeBrokenServer.End;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechCancelledException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How audio comes in: bit by bit, to its end or not. */
@ParameterizedClass
@MethodSource("io.github.cameltts.engine.http.HttpEngineCases#streamed")
class HttpEngineStreamTest extends HttpEngineTestSupport {

    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final byte[] FIRST = Arrays.copyOf(MP3, 1000);
    private static final byte[] SECOND = Arrays.copyOfRange(MP3, 1000, MP3.length);

    @Parameter
    HttpEngineCase engineCase;

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    @Override
    protected HttpEngineCase engineCase() {
        return engineCase;
    }

    @Test
    void audioIsHandedOnWhileTheServiceIsStillSpeaking() throws Exception {
        FakeStream stream = server.streamByHand("audio/mpeg");
        CompletableFuture<Speech> speech = engine.synthesizeAsync(request(TEXT), heard::writeBytes);

        stream.send(FIRST);
        await().until(() -> heard.size() == FIRST.length);
        assertThat(speech).isNotDone();

        stream.send(SECOND).end();
        assertThat(speech.get().audio()).isEqualTo(MP3);
        assertThat(heard.toByteArray()).isEqualTo(MP3);
    }

    @Test
    void nothingIsHandedOnOfAnAnswerThatIsNoAudio() {
        server.failWith(200, "{\"error\":{\"message\":\"model is loading\"}}");
        assertThatThrownBy(engine.synthesizeAsync(request(TEXT), heard::writeBytes)::get)
                .hasCauseInstanceOf(InvalidAudioException.class);

        server.failWith(500, "audio/mpeg", MP3);
        assertThatThrownBy(engine.synthesizeAsync(request(TEXT), heard::writeBytes)::get)
                .hasCauseInstanceOf(EngineUnavailableException.class);

        assertThat(heard.size()).isZero();
    }

    @Test
    void anAnswerThatBreaksOffFailsAlsoAfterAudioWasHandedOn() {
        FakeStream stream = server.streamByHand("audio/mpeg").send(FIRST);
        CompletableFuture<Speech> speech = engine.synthesizeAsync(request(TEXT), heard::writeBytes);
        await().until(() -> heard.size() == FIRST.length);

        stream.breakOff();

        assertThatThrownBy(speech::get).hasCauseInstanceOf(EngineUnavailableException.class);
        assertThat(heard.toByteArray()).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @CsvSource({"RESET,true", "CLOSE,true", "RESET,false", "CLOSE,false"})
    void aConnectionThatBreaksOffIsNeverAudio(End end, boolean chunked) throws Exception {
        String length = "HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: 100000\r\n\r\n";
        try (FakeBrokenServer broken = new FakeBrokenServer(chunked ? chunkedStart() : length + latin(MP3), end)) {
            engine.setBaseUrl(broken.baseUrl());

            failure(EngineUnavailableException.class);

            assertThat(broken.speechConnections()).as("bought once").isEqualTo(1);
        }
    }

    @Test
    void aSlowFirstByteEndsWithTheTimeout() throws Exception {
        stallsAfter("");
        assertThat(heard.size()).isZero();
    }

    @Test
    void aStallInTheMiddleEndsWithTheTimeout() throws Exception {
        stallsAfter(chunkedStart());
        assertThat(heard.toByteArray()).isEqualTo(MP3);
    }

    private void stallsAfter(String start) throws Exception {
        engine.setResponseTimeout("300ms");
        try (FakeBrokenServer broken = new FakeBrokenServer(start, End.STALL)) {
            engine.setBaseUrl(broken.baseUrl());

            assertThatThrownBy(engine.synthesizeAsync(request(TEXT), heard::writeBytes)::get)
                    .hasCauseInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("no complete answer");
        }
    }

    @Test
    void anAnswerOverTheBoundIsRefusedByItsLength() throws Exception {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: 2147483648\r\n\r\n";
        try (FakeBrokenServer broken = new FakeBrokenServer(head + latin(MP3), End.STALL)) {
            engine.setBaseUrl(broken.baseUrl());

            assertThat(failure(InvalidAudioException.class)).hasMessageContaining((64 << 20) + " bytes");
        }
    }

    @Test
    void anAnswerWithoutEndIsRefusedAtTheBoundAndItsConnectionClosed() {
        AtomicLong written = new AtomicLong();
        speakWithoutEnd(written);

        assertThat(failure(InvalidAudioException.class)).hasMessageContaining((64 << 20) + " bytes");

        server.awaitUnderWay(0);
        assertThat(written.get()).as("read no further than the bound").isLessThan(80L << 20);
    }

    enum Moment {
        BEFORE_THE_FIRST_BYTE,
        IN_SILENCE,
        IN_FULL_FLOW
    }

    @ParameterizedTest
    @EnumSource
    void cancellingClosesTheConnectionAtOnce(Moment moment) throws Exception {
        if (moment == Moment.IN_FULL_FLOW) {
            speakWithoutEnd(new AtomicLong());
            engine.setMaxResponseBytes(1L << 30);
            CompletableFuture<Speech> speech = engine.synthesizeAsync(request(TEXT), heard::writeBytes);
            await().until(() -> heard.size() > 0);
            speech.cancel(true);
            server.awaitUnderWay(0);
            return;
        }
        String start = moment == Moment.IN_SILENCE ? chunkedStart() : "";
        try (FakeBrokenServer silent = new FakeBrokenServer(start, End.STALL)) {
            engine.setBaseUrl(silent.baseUrl());
            CompletableFuture<Speech> speech = engine.synthesizeAsync(request(TEXT), heard::writeBytes);
            await().until(() -> silent.speechConnections() == 1 && heard.size() >= (start.isEmpty() ? 0 : MP3.length));

            speech.cancel(true);

            await().until(silent::clientHasGone);
        }
    }

    @Test
    void closingTheEngineEndsCallsThatWaitForAByte() throws Exception {
        try (FakeBrokenServer silent = new FakeBrokenServer(chunkedStart(), End.STALL)) {
            engine.setBaseUrl(silent.baseUrl());
            CompletableFuture<Speech> speech = engine.synthesizeAsync(request(TEXT), heard::writeBytes);
            await().until(() -> heard.size() > 0);

            engine.close();

            assertThatThrownBy(speech::get).hasCauseInstanceOf(SpeechCancelledException.class);
        }
    }

    @Test
    void callsBeyondTheVendorsSlotsAreRateLimitedInItsOwnWords() throws Exception {
        server.allowAtOnce(1);
        FakeStream first = server.streamByHand("audio/mpeg").send(MP3);
        CompletableFuture<?> speaking = engine.synthesizeAsync(request(TEXT));

        server.awaitUnderWay(1);
        assertThat(failure(RateLimitedException.class).retryable()).isTrue();

        first.end();
        speaking.get();
        assertThat(server.refused()).isEqualTo(1);
        assertThat(server.billedCharacters()).isZero();
    }

    @Test
    void manySlowStreamsRunAtOnce() throws Exception {
        List<FakeStream> streams = new ArrayList<>();
        List<CompletableFuture<Speech>> speaking = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            streams.add(server.streamByHand("audio/mpeg").send(FIRST));
            speaking.add(engine.synthesizeAsync(request(TEXT)));
        }
        server.awaitUnderWay(60);

        streams.forEach(stream -> stream.send(SECOND).end());

        for (CompletableFuture<Speech> speech : speaking) {
            assertThat(speech.get().audio()).isEqualTo(MP3);
        }
    }

    @Test
    void audioThatBeginsLikeJsonIsAudio() throws Exception {
        byte[] samples = MP3.clone();
        samples[0] = '{';
        samples[1] = 3;
        server.failWith(200, "audio/pcm", samples);

        assertThat(engine.synthesize(request(TEXT)).audio()).isEqualTo(samples);
    }

    private void speakWithoutEnd(AtomicLong written) {
        byte[] much = new byte[1 << 16];
        Arrays.fill(much, (byte) 1);
        server.failWith(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "audio/mpeg");
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(much);
                written.addAndGet(much.length);
            }
        });
    }

    private static String chunkedStart() {
        return CHUNKED + Integer.toHexString(MP3.length) + "\r\n" + latin(MP3) + "\r\n";
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
