package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeStreamingEngine;
import io.github.cameltts.FakeStreamingEngine.Take;
import io.github.cameltts.SpeechStream;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.WavFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PCM that streams while it is made, and what is made of it afterwards. */
@Timeout(60)
class TwinStreamTest extends MasterTestSupport {

    /** Bytes after which headerless samples are told from an error. */
    private static final int BEGINNING = 600;

    private final FakeStreamingEngine streaming = (FakeStreamingEngine) engine;

    TwinStreamTest() {
        super(new FakeStreamingEngine());
    }

    @Test
    void beginningIsHeardBeforeTheEndIsMadeAndAllElseIsMadeOfTheWhole() throws IOException {
        CompletableFuture<Message> answer = stream("pcm");
        Take take = streaming.next().send(BEGINNING);

        try (SpeechStream body = (SpeechStream) answer.join().getBody()) {
            assertThat(body.readNBytes(BEGINNING)).isEqualTo(Arrays.copyOf(take.audio(), BEGINNING));
            assertThat(new HomeFolder(home).blobs()).isEmpty();
            take.finish();
            assertThat(body.readAllBytes()).hasSize(take.audio().length - BEGINNING);
        }
        awaitRows(1);

        Message flac = speak("flac");
        Message wav = speak("wav");

        assertThat(cache(flac)).isEqualTo("converted");
        assertThat(cache(wav)).isEqualTo("converted");
        assertThat(wav.getBody(byte[].class)).isEqualTo(WavFile.wrap(take.audio(), 8000));
        assertThat(streaming.calls()).isOne();
    }

    @Test
    void whoHasHeardTheEndGetsOtherFormatsOfIt() throws IOException {
        for (int i = 0; i < 20; i++) {
            String text = "Number " + i;
            CompletableFuture<Message> answer = CompletableFuture.supplyAsync(() -> app.ask(
                    SPEAK, text, new HashMap<>(Map.of(TtsConstants.FORMAT, "pcm", TtsConstants.STREAMING, true))));
            Take take = streaming.next().send(BEGINNING);
            try (SpeechStream body = (SpeechStream) answer.join().getBody()) {
                take.finish();
                assertThat(body.readAllBytes()).isEqualTo(take.audio());

                assertThat(cache(speak("wav", text))).isIn("converted", "joined");
            }
        }
        assertThat(streaming.calls()).isEqualTo(20);
    }

    @Test
    void whoAsksWhilePcmStreamsGetsAllOfItAtOnceWhereItsTwinIsKept() throws IOException {
        CompletableFuture<Message> first = stream("pcm");
        Take take = streaming.next().send(BEGINNING);
        first.join();
        CompletableFuture<Message> wav = CompletableFuture.supplyAsync(() -> speak("wav"));
        streaming.next().finishWith(WavFile.wrap(take.audio(), 8000));
        wav.join();

        Message other = stream("pcm").join();

        assertThat(cache(other)).isEqualTo("converted");
        assertThat(other.getBody()).isEqualTo(take.audio());
        try (SpeechStream body = (SpeechStream) first.join().getBody()) {
            take.finish();
            assertThat(body.readAllBytes()).isEqualTo(take.audio());
        }
        assertThat(cache(speak("pcm"))).isEqualTo("memory");
    }

    private CompletableFuture<Message> stream(String format) {
        return CompletableFuture.supplyAsync(
                () -> ask(Map.of(TtsConstants.FORMAT, format, TtsConstants.STREAMING, true)));
    }

    private void awaitRows(int rows) {
        Awaitility.await().until(() -> app.number("select count(*) from tts_asset") == rows);
    }
}
