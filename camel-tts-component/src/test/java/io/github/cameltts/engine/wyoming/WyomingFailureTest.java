package io.github.cameltts.engine.wyoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.engine.wyoming.FakeWyomingServer.Answer;
import io.github.cameltts.engine.wyoming.FakeWyomingServer.Wire;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.UnknownNameException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WyomingFailureTest {

    private static final String TEXT = "The launch code is forty two.";
    private static final byte[] SAMPLES = new byte[4000];

    private final FakeWyomingServer server = new FakeWyomingServer();
    private final WyomingEngine engine = new WyomingEngine();

    @BeforeEach
    void configure() {
        engine.setUri("tcp://127.0.0.1:" + server.port());
    }

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    @Test
    void anErrorOfTheServerIsQuotedWithItsCode() {
        server.answerWith(error("{\"text\": \"no CUDA device\", \"code\": \"RuntimeError\"}"));

        assertThat(failure(SynthesisFailedException.class))
                .hasMessageContaining("RuntimeError")
                .hasMessageContaining("no CUDA device");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"cannot say 'launch code is'\", \"code\": \"x y\"}",
                "{\"text\": {\"a\": 1}, \"code\": [2]}",
                "{}",
                ""
            })
    void anErrorThatRepeatsTheTextOrSaysNothingIsNotQuoted(String data) {
        server.answerWith(error(data));

        assertThat(failure(SynthesisFailedException.class))
                .hasMessageEndingWith("could not speak this.")
                .hasMessageNotContaining("launch");
    }

    @Test
    void anUnknownVoiceIsAnsweredWithTheNearest() {
        engine.voices();
        server.answerWith(error("{\"text\": \"de_DE-torsten\", \"code\": \"VoiceNotFoundError\"}"));

        assertThat(failure(UnknownNameException.class)).hasMessageContaining("de_DE-thorsten-medium");
    }

    @Test
    void anErrorAfterSomeAudioIsAnErrorToo() {
        server.answerWith((wire, question) -> {
            start(wire);
            wire.send("error", "{\"text\": \"out of memory\"}", new byte[0]);
        });

        assertThat(failure(SynthesisFailedException.class)).hasMessageContaining("out of memory");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void aConnectionThatBreaksOffIsNeverAudio(boolean reset, boolean audio) {
        List<byte[]> heard = new ArrayList<>();
        server.answerWith((wire, question) -> {
            if (audio) {
                start(wire);
            }
            if (reset) {
                wire.reset();
            } else {
                wire.socket().close();
            }
        });

        CompletableFuture<Speech> speech = engine.synthesizeAsync(request(), heard::add);

        assertThatThrownBy(speech::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(EngineUnavailableException.class);
        assertThat(server.questions("synthesize")).as("asked once").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStallEndsWithTheResponseTimeout(boolean audio) {
        engine.setResponseTimeout("300ms");
        CountDownLatch never = new CountDownLatch(1);
        server.answerWith((wire, question) -> {
            if (audio) {
                start(wire);
            }
            never.await();
        });

        assertThat(failure(EngineUnavailableException.class)).hasMessageContaining("300 ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
                "{\"type\":\"audio-chunk\",\"payload_length\":-4}\n",
                "{\"type\":\"audio-chunk\",\"payload_length\":2147483647}\n",
                "\u0000\u0001\u0002\n"
            })
    void garbageIsNoAudio(String bytes) {
        server.answerWith((wire, question) -> wire.raw(bytes));

        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("tts.wyoming.host");
    }

    @ParameterizedTest
    @CsvSource({"16000,2,1,16000", "22050,1,1,bytes", "22050,2,2,2 channels", "0,2,1,0 Hz", "-1,2,1,-1 Hz"})
    void samplesOfAnotherKindAreRefused(int rate, int width, int channels, String named) {
        server.answerWith((wire, question) -> {
            start(wire);
            wire.send("audio-chunk", Wire.format(rate, width, channels), SAMPLES);
            wire.stop();
        });

        assertThat(failure(InvalidAudioException.class)).hasMessageContaining(named);
    }

    @Test
    void anAnswerWithoutAudioIsAnError() {
        server.answerWith((wire, question) -> wire.stop());
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("without audio");

        server.answerWith((wire, question) -> {
            wire.start();
            wire.stop();
        });
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("without audio");

        server.answerWith((wire, question) -> {
            wire.start();
            wire.chunk(new byte[3]);
            wire.stop();
        });
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("middle of a sample");
    }

    @Test
    void anEndlessAnswerIsCutOffAtTheBound() throws Exception {
        engine.setMaxResponseBytes(100_000);
        server.answerWith((wire, question) -> {
            while (true) {
                start(wire);
            }
        });

        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("maxResponseBytes");
        assertThat(server.clientGone().await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        server.close();

        assertThat(failure(EngineUnavailableException.class))
                .hasMessageContaining("tcp://127.0.0.1:" + server.port())
                .hasMessageNotContaining("launch");
    }

    @Test
    void anUnknownHostIsNamed() {
        engine.setHost("no-such-host.invalid");

        assertThat(failure(EngineUnavailableException.class)).hasMessageContaining("no-such-host.invalid");
    }

    @Test
    void aServerThatTakesNoConnectionEndsWithTheConnectTimeout() throws Exception {
        engine.setConnectTimeout("300ms");
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            engine.setPort(full.getLocalPort());
            List<SocketChannel> waiting = fill(full.getLocalPort());

            assertThat(failure(EngineUnavailableException.class)).hasMessageContaining("within 300 ms");

            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    @Test
    void cancellingClosesTheConnection() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        server.answerWith((wire, question) -> {
            while (true) {
                start(wire);
                began.countDown();
            }
        });
        CompletableFuture<Speech> speech = engine.synthesizeAsync(request());
        assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();

        speech.cancel(true);

        assertThat(server.clientGone().await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closingTheEngineEndsItsCalls() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        server.answerWith((wire, question) -> {
            start(wire);
            began.countDown();
            never.await();
        });
        CompletableFuture<Speech> speech = engine.synthesizeAsync(request());
        assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();

        engine.close();

        assertThatThrownBy(() -> speech.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(SpeechCancelledException.class);
    }

    @Test
    void aListenerThatFailsEndsTheCall() {
        CompletableFuture<Speech> speech = engine.synthesizeAsync(request(), chunk -> {
            throw new IllegalStateException("full");
        });

        assertThatThrownBy(() -> speech.get(10, TimeUnit.SECONDS)).hasRootCauseMessage("full");
    }

    @Test
    void theCheckFindsOutWithoutSpeaking() {
        assertThatCode(engine::check).doesNotThrowAnyException();

        server.describeWith((wire, question) -> wire.raw("HTTP/1.1 400 Bad Request\r\n\r\n"));
        assertThatThrownBy(engine::check).isInstanceOf(InvalidAudioException.class);

        server.close();
        assertThatThrownBy(engine::check).isInstanceOf(EngineUnavailableException.class);

        assertThat(server.questions("synthesize")).isEmpty();
    }

    private <T extends SpeechException> T failure(Class<T> type) {
        T failure = catchThrowableOfType(type, () -> engine.synthesize(request()));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static SpeechRequest request() {
        return SpeechRequest.of(TEXT, "de_DE-torsten", "", AudioFormat.WAV, 0);
    }

    private static Answer error(String data) {
        return (Wire wire, JsonNode question) -> wire.send("error", data, new byte[0]);
    }

    private static void start(Wire wire) throws IOException {
        wire.start();
        wire.chunk(SAMPLES);
    }

    /** Leaves no room in the queue of those who want to connect. */
    private static List<SocketChannel> fill(int port) throws IOException {
        List<SocketChannel> waiting = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            waiting.add(channel);
        }
        return waiting;
    }
}
