package io.github.cameltts.engine.onnx.voices;

import java.net.URI;
import java.util.Set;

/** What files may be fetched below: an address that holds no secret, because messages and logs show it. */
final class BaseUrl {

    /** How it looks, for messages. */
    static final String FORM = "http(s)://host[:port][/path], without user, password or query";

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private BaseUrl() {}

    static boolean isPlain(URI url) {
        return url.getScheme() != null
                && SCHEMES.contains(url.getScheme())
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }
}
