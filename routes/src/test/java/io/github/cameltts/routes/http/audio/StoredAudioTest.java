package io.github.cameltts.routes.http.audio;

import static io.github.cameltts.routes.http.HttpApp.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.routes.http.HttpApp;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored audio is a resource as any client and cache of HTTP knows it, also where memory answers for the route. */
class StoredAudioTest {

    @TempDir
    private static Path home;

    private static HttpApp server;
    private static String path;
    private static byte[] audio;
    private static String tag;

    @BeforeAll
    static void start() throws Exception {
        server = HttpApp.over(home, "tts-api")
                .with("tts.engine", "fake")
                .bind("fake", new FakeSpeechEngine())
                .start();
        HttpResponse<byte[]> spoken = server.post("/api/tts/synthesize", "{\"text\": \"Hello\", \"expiry_hours\": 1}");
        path = "/api/tts/audio/" + header(spoken, "X-File-ID");
        audio = spoken.body();
        tag = '"'
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(audio))
                + '"';
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tellsWhatItIsAndHowLongItIsGood() throws Exception {
        for (String source : new String[] {"route", "memory"}) {
            HttpResponse<byte[]> answer = server.get(path);

            assertThat(answer.body()).as(source).isEqualTo(audio);
            assertThat(header(answer, "ETag")).isEqualTo(tag);
            assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=3600");
            assertThat(Integer.parseInt(header(answer, "Age"))).isBetween(0, 600);
            assertThat(header(answer, "Cache-Status")).startsWith("camel-tts; hit");
            assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
            assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(audio.length));
            assertThat(header(answer, "Content-Encoding")).isEmpty();
            assertThat(header(answer, "Content-Type")).startsWith("audio/");
        }
    }

    @Test
    void compressionIsNeverApplied() throws Exception {
        HttpResponse<byte[]> answer = server.get(path, "Accept-Encoding", "gzip, deflate, br");

        assertThat(header(answer, "Content-Encoding")).isEmpty();
        assertThat(answer.body()).isEqualTo(audio);
    }

    @Test
    void whoHasItAlreadyGetsNoBytes() throws Exception {
        for (String known : new String[] {tag, "*", "\"other\", " + tag, "W/" + tag}) {
            HttpResponse<byte[]> answer = server.get(path, "If-None-Match", known);

            assertThat(answer.statusCode()).as(known).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(header(answer, "ETag")).isEqualTo(tag);
            assertThat(header(answer, "Cache-Control")).isNotEmpty();
        }
        assertThat(server.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void headTellsTheSameWithoutTheBytes() throws Exception {
        HttpResponse<byte[]> head =
                server.send(HttpRequest.newBuilder(server.uri(path)).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Length")).isEqualTo(String.valueOf(audio.length));
        assertThat(header(head, "ETag")).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=10-19, 10, 19",
        "bytes=4000-, 4000, -1",
        "bytes=-5, -5, -1",
        "bytes=0-999999999999, 0, -1"
    })
    void partOfItIsAPart(String range, int from, int to) throws Exception {
        int first = from < 0 ? audio.length + from : from;
        int last = to < 0 ? audio.length + to : to;
        HttpResponse<byte[]> part = server.get(path, "Range", range);

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(header(part, "Content-Range")).isEqualTo("bytes " + first + "-" + last + "/" + audio.length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(audio, first, last + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=8044-", "bytes=99999999999999-", "bytes=-0", "bytes=8044-8050"})
    void partBehindTheEndCannotBeHad(String range) throws Exception {
        HttpResponse<byte[]> answer = server.get(path, "Range", range.replace("8044", String.valueOf(audio.length)));

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */" + audio.length);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=5-2",
                "bytes=-",
                "bytes=a-b",
                "bytes=0-1,3-4",
                "lines=0-1",
                "bytes",
                "bytes=0-99999999999999999999999999",
                "bytes=0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0"
            })
    void whatIsNoSingleRangeIsAnsweredWithAll(String range) throws Exception {
        HttpResponse<byte[]> answer = server.get(path, "Range", range);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(audio);
    }

    @Test
    void partIsForWhoHasTheRestOfTheSame() throws Exception {
        assertThat(server.get(path, "Range", "bytes=0-9", "If-Range", tag).statusCode())
                .isEqualTo(206);
        for (String other : new String[] {"\"other\"", "W/" + tag, "Sat, 21 Nov 2026 10:00:00 GMT"}) {
            assertThat(server.get(path, "Range", "bytes=0-9", "If-Range", other).body())
                    .isEqualTo(audio);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "..%2F..%2Ftts.db",
                "%2e%2e%2ftts.db",
                "..%5C..%5Ctts.db",
                "%00",
                "a%20b",
                "a%0d%0aX-Evil:1",
                "%F0%9F%98%80",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void whatIsNoFileIdFindsNothing(String id) throws Exception {
        HttpResponse<byte[]> answer = server.get("/api/tts/audio/" + id);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).isNotEqualTo(audio);
        assertThat(answer.headers().map()).doesNotContainKey("x-evil");
    }
}
