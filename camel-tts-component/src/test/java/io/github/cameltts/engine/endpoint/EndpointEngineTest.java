package io.github.cameltts.engine.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.QuotaExceededException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.UnknownNameException;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointEngineTest {

    private static final byte[] MP3 = AudioFixtures.of(AudioFormat.MP3);

    @TempDir
    Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final EndpointEngine engine = new EndpointEngine();

    @BeforeEach
    void start() {
        engine.setCamelContext(context);
        context.start();
    }

    @AfterEach
    void stop() {
        engine.close();
        context.stop();
    }

    @Test
    void takesEveryKindOfBody() throws Exception {
        Path file = Files.write(folder.resolve("a.mp3"), MP3);
        for (Object body : List.of(MP3, new ByteArrayInputStream(MP3), file.toFile(), file)) {
            String uri = route(exchange -> exchange.getMessage().setBody(body));

            assertThat(engine.synthesize(request(uri)).audio())
                    .as(body.getClass().getSimpleName())
                    .isEqualTo(MP3);
        }
    }

    @Test
    void readsABodyThatCamelKeepsInAFile() throws Exception {
        context.getStreamCachingStrategy().setSpoolEnabled(true);
        context.getStreamCachingStrategy().setSpoolDirectory(folder.toFile());
        context.getStreamCachingStrategy().setSpoolThreshold(10);
        String uri = route(exchange -> exchange.getMessage().setBody(new ByteArrayInputStream(MP3)));

        assertThat(engine.synthesize(request(uri)).audio()).isEqualTo(MP3);
    }

    @Test
    void sendsTheTextTheRequestAndTheHeadersThatTheEndpointWants() throws Exception {
        List<Object> seen = new ArrayList<>();
        String uri = route(exchange -> {
            seen.add(exchange.getMessage().getBody());
            seen.addAll(List.of(
                    exchange.getMessage().getHeader("CamelTtsVoice"),
                    exchange.getMessage().getHeader("CamelAwsPollyVoiceId"),
                    exchange.getMessage().getHeader("Tone"),
                    exchange.getMessage().getHeaders().containsKey("Empty")));
            exchange.getMessage().setBody(MP3);
        });
        engine.setHeaders("CamelAwsPollyVoiceId=${voice}, Tone={language} at {rate}, Empty=${style}");

        engine.synthesize(request(uri));

        assertThat(seen).containsExactly("Hello", "Joanna", "Joanna", "en-US at 1", false);
    }

    @Test
    void offersOnlyWhatAHeaderCarries() {
        assertThat(engine.capabilities().rate().max()).isEqualTo(1);

        engine.setHeaders("Speed=${rate}");

        assertThat(engine.capabilities().rate().max()).isEqualTo(4);
        assertThat(engine.capabilities().pitch().max()).isZero();
    }

    @Test
    void refusesAnAnswerWithoutAudio() throws Exception {
        for (Object body : new Object[] {null, new byte[0], ""}) {
            String uri = route(exchange -> exchange.getMessage().setBody(body));

            assertThatThrownBy(() -> engine.synthesize(request(uri)))
                    .isInstanceOf(InvalidAudioException.class)
                    .hasMessageContaining("without audio");
        }
    }

    @Test
    void mapsEveryFailureIntoTheFamily() throws Exception {
        Map<Exception, Class<? extends SpeechException>> expected = Map.of(
                new InvalidSpeechRequestException("No such voice."), InvalidSpeechRequestException.class,
                new ConnectException("refused"), EngineUnavailableException.class,
                new RuntimeException(new FileNotFoundException("gone")), EngineUnavailableException.class,
                new IllegalArgumentException("my secret text"), SynthesisFailedException.class);
        for (Map.Entry<Exception, Class<? extends SpeechException>> failure : expected.entrySet()) {
            String uri = route(exchange -> {
                throw failure.getKey();
            });

            assertThatThrownBy(() -> engine.synthesize(request(uri)))
                    .isInstanceOf(failure.getValue())
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void anExceptionWithAStatusTellsWhoseFaultItIs() throws Exception {
        Map<Integer, Class<? extends SpeechException>> expected = Map.of(
                400, InvalidSpeechRequestException.class,
                401, SynthesisFailedException.class,
                402, QuotaExceededException.class,
                408, EngineUnavailableException.class,
                429, RateLimitedException.class,
                503, EngineUnavailableException.class);
        for (Map.Entry<Integer, Class<? extends SpeechException>> failure : expected.entrySet()) {
            String uri = route(exchange -> {
                throw new IllegalStateException(new HttpOperationFailedException(
                        "http://host/?key=secret", failure.getKey(), "", "", Map.of(), "my secret text"));
            });

            assertThatThrownBy(() -> engine.synthesize(request(uri)))
                    .isInstanceOf(failure.getValue())
                    .hasMessageContaining("HTTP " + failure.getKey())
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void whatTheEndpointCountedIsWhatIsBilled() throws Exception {
        String uri = route(exchange -> {
            exchange.getMessage().setHeader("CamelTtsBilledCharacters", "17");
            exchange.getMessage().setBody(MP3);
        });

        assertThat(engine.synthesize(request(uri)).billedCharacters()).hasValue(17);
        engine.close();
        EndpointEngine other = new EndpointEngine();
        other.setCamelContext(context);
        other.setBilledHeader("Another");
        assertThat(other.synthesize(request(uri)).billedCharacters()).isEmpty();
        other.close();
    }

    @Test
    void refusesAnAnswerOverTheBound() throws Exception {
        engine.setMaxResponseBytes(MP3.length - 1);
        Path file = Files.write(folder.resolve("a.mp3"), MP3);
        for (Object body : List.of(MP3, new ByteArrayInputStream(MP3), file.toFile())) {
            String uri = route(exchange -> exchange.getMessage().setBody(body));

            assertThatThrownBy(() -> engine.synthesize(request(uri)))
                    .isInstanceOf(InvalidAudioException.class)
                    .hasMessageContaining("maxResponseBytes");
        }
    }

    @Test
    void saysWhichEndpointIsWrongWithoutItsOptions() {
        assertThatThrownBy(() -> engine.synthesize(request("no-such-component:x?password=secret")))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("no-such-component:x")
                .hasMessageNotContaining("secret");
    }

    @Test
    void asksForAUri() {
        assertThatThrownBy(() -> engine.synthesize(request("")))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("engine.uri");
    }

    @Test
    void refusesToCallItself() {
        assertThatThrownBy(() -> engine.identity(request("tts:endpoint?engine.uri=direct:a")))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("call itself");
    }

    @Test
    void refusesHeadersThatItDoesNotUnderstand() {
        assertThatThrownBy(() -> engine.setHeaders("A=${voise}"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("voice");
        assertThatThrownBy(() -> engine.setHeaders("nonsense")).isInstanceOf(InvalidSpeechRequestException.class);
    }

    @Test
    void theIdentityChangesWithEveryOptionAndShowsNone() {
        SpeechRequest one = request("aws2-polly:x?secretKey=one");
        SpeechRequest two = request("aws2-polly:x?secretKey=two");

        assertThat(engine.identity(one)).isNotEqualTo(engine.identity(two));
        assertThat(engine.identity(one).model()).isEqualTo("aws2-polly:x");
        assertThat(engine.identity(one).toString()).doesNotContain("secretKey");
    }

    @Test
    void returnsAtOnceAlsoWhenTheEndpointBlocks() throws Exception {
        CompletableFuture<byte[]> service = new CompletableFuture<>();
        String uri = route(exchange -> exchange.getMessage().setBody(service.get()));

        CompletableFuture<Speech> speech = engine.synthesizeAsync(request(uri));

        assertThat(speech).isNotDone();
        service.complete(MP3);
        assertThat(speech.get(10, TimeUnit.SECONDS).audio()).isEqualTo(MP3);
    }

    @Test
    void reachesARealServiceOverHttp() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/speak", exchange -> {
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = text.equals("Hello") ? MP3 : new byte[] {1};
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/speak");
        HttpClient client = HttpClient.newHttpClient();
        String uri = route(exchange -> {
            HttpRequest post = HttpRequest.newBuilder(address)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            exchange.getMessage().getBody(String.class)))
                    .build();
            exchange.getMessage()
                    .setBody(client.send(post, HttpResponse.BodyHandlers.ofInputStream())
                            .body());
        });

        assertThat(engine.synthesize(request(uri)).audio()).isEqualTo(MP3);

        server.stop(0);
        assertThatThrownBy(() -> engine.synthesize(request(uri))).isInstanceOf(EngineUnavailableException.class);
    }

    @Test
    void isFoundAndConfiguredByTheTtsComponent() throws Exception {
        String uri = route(exchange -> exchange.getMessage().setBody(MP3));

        Object audio =
                context.createProducerTemplate().requestBody("tts:endpoint?engine.uri=RAW(" + uri + ")", "Hello");

        assertThat(audio).isEqualTo(MP3);
    }

    private String route(Processor speaker) throws Exception {
        String uri = "direct:speaker-" + context.getRoutesSize();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(speaker);
            }
        });
        return uri;
    }

    private static SpeechRequest request(String uri) {
        return new SpeechRequest(
                "Hello",
                TextType.TEXT,
                "Joanna",
                "en-US",
                "",
                AudioFormat.MP3,
                0,
                Prosody.NEUTRAL,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                new TreeMap<>(uri.isEmpty() ? Map.of() : Map.of("uri", uri)));
    }
}
