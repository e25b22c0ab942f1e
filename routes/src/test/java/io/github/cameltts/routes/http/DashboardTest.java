package io.github.cameltts.routes.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the dashboard as the server sends them. What they do in a browser is tested elsewhere. */
class DashboardTest {

    private static final Pattern NAMED = Pattern.compile("(?:href|src)=\"(dashboard/[^\"]+)\"");

    @TempDir
    private static Path home;

    private static ManagementApp server;

    @BeforeAll
    static void start() throws Exception {
        server = ManagementApp.over(home, "classpath:camel-tts/tts-dashboard.camel.yaml")
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyFileThatThePageNamesIsThere() throws Exception {
        HttpResponse<String> page = server.get("/");

        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        List<String> files =
                NAMED.matcher(page.body()).results().map(name -> name.group(1)).toList();
        assertThat(files).hasSizeGreaterThan(4);
        for (String file : files) {
            assertThat(server.get("/" + file).statusCode()).as(file).isEqualTo(200);
        }
    }

    @Test
    void pageMayLoadNothingFromElsewhereAndNothingInline() throws Exception {
        HttpResponse<String> page = server.get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http", "*", "data:"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.body()).doesNotContain("http://", "https://", "style=", "onclick", "<script>");
    }

    @Test
    void unchangedFileIsNotSentAgain() throws Exception {
        HttpResponse<String> first = server.get("/dashboard/dashboard.css");
        String etag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> second = server.send("GET", "/dashboard/dashboard.css", "", Map.of("If-None-Match", etag));

        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown.js",
                "..%2F..%2Fsql%2Fsqlite%2Ffind-asset.sql",
                "..%2fdashboard%2findex.html",
                "%2e%2e%2f%2e%2e%2flog4j2-test.properties",
                ".html",
                "WebPage.class",
                "index.html%00.js",
            })
    void nothingElseIsServed(String name) throws Exception {
        assertThat(server.get("/dashboard/" + name).statusCode()).isEqualTo(404);
    }

    @Test
    void queryNamesNoFile() throws Exception {
        assertThat(server.get("/?file=dashboard.css").body()).startsWith("<!doctype html>");
    }

    @Test
    void licenceOfThePlotsIsServedToo() throws Exception {
        assertThat(server.get("/dashboard/uplot-1.6.32-license.txt").body()).contains("MIT", "Leon Sorokin");
    }
}
