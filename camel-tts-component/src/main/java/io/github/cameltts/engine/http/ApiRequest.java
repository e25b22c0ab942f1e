package io.github.cameltts.engine.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One call of a service, below its base URL.
 *
 * @param method GET or POST
 * @param path below the base URL, begins with a slash, each segment encoded by {@link #encode}
 * @param query parameters, not encoded
 * @param headers further headers, the media type of the body among them
 * @param body empty for GET
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record ApiRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {

    public ApiRequest {
        query = new TreeMap<>(query);
        query.values().forEach(UnicodeText::require);
        headers = Map.copyOf(headers);
    }

    public static ApiRequest get(String path, Map<String, String> query) {
        return new ApiRequest("GET", path, query, Map.of(), new byte[0]);
    }

    public static ApiRequest post(String path, Map<String, String> query, byte[] json) {
        return new ApiRequest("POST", path, query, Map.of("Content-Type", "application/json"), json);
    }

    /**
     * Writes the fields as JSON; whatever stands in a text stays inside its string.
     *
     * @throws io.github.cameltts.spi.InvalidSpeechRequestException when a text is no Unicode text
     */
    public static ApiRequest postJson(String path, Map<String, Object> fields) {
        return post(path, Map.of(), ApiJson.write(fields));
    }

    /** The same call with one header more, or with another value of it. */
    public ApiRequest withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new ApiRequest(method, path, query, more, body);
    }

    /** Makes one path segment or query value of any text: nothing in it can lead to another path. */
    public static String encode(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.matches("\\.+") ? encoded.replace(".", "%2E") : encoded;
    }

    String encodedQuery() {
        return query.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The text to speak stays out of logs. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
