package io.github.cameltts.engine.http;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** The address of a service as people write it. */
final class BaseUrl {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private BaseUrl() {}

    /** Takes off a trailing slash and the version, which the engines add themselves. */
    static URI parse(String engine, String written) {
        try {
            URI url = new URI(written.strip().replaceFirst("/+$", "").replaceFirst("/v1$", ""));
            if (url.getScheme() != null
                    && SCHEMES.contains(url.getScheme())
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // answered below, without what was written: it may hold a password
        }
        throw new InvalidSpeechRequestException("tts." + engine
                + ".baseUrl must be http(s)://host[:port][/path], without user, password or query. Correct it.");
    }
}
