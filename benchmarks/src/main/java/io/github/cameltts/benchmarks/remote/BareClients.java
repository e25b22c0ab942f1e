package io.github.cameltts.benchmarks.remote;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** The call as one would write it without Camel and without this project. */
final class BareClients {

    private static final int CONNECTIONS = 1000;

    private BareClients() {}

    private static String json(Pace pace, String text) {
        return "{\"model\":\"gpt-4o-mini-tts\",\"input\":\"" + text + "\",\"voice\":\"" + pace.voice()
                + "\",\"response_format\":\"mp3\"}";
    }

    /** The client of the JDK. */
    static Caller jdk(String address) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        URI uri = URI.create(address + "/v1/audio/speech");
        return (pace, text) -> client.send(
                        HttpRequest.newBuilder(uri)
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer key")
                                .POST(HttpRequest.BodyPublishers.ofString(json(pace, text)))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    /** The client that camel-http uses too. */
    static Caller apache(String address) {
        CloseableHttpClient client = HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setMaxConnTotal(CONNECTIONS)
                        .build())
                .build();
        return (pace, text) -> {
            HttpPost post = new HttpPost(address + "/v1/audio/speech");
            post.setHeader("Authorization", "Bearer key");
            post.setEntity(new StringEntity(json(pace, text), ContentType.APPLICATION_JSON));
            return client.executeOpen(null, post, null).getEntity().getContent();
        };
    }
}
