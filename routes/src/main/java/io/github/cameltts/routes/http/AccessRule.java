package io.github.cameltts.routes.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.UnaryOperator;

/**
 * Who may ask: with a token whoever sends it, as {@code Authorization: Bearer}, as {@code xi-api-key}, or as the password of
 * {@code Authorization: Basic}, which browsers ask for by themselves; without one, programs on this machine. Thread-safe.
 *
 * @param token empty where only this machine may ask
 */
public record AccessRule(String token) {

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    /**
     * @param header the value of a header by name, null where it is not there
     * @param listeningOn the address of this server that the request came to
     * @throws HttpFailure 401 or 403
     */
    public void check(UnaryOperator<String> header, String listeningOn) {
        if (token.isEmpty()) {
            LocalAddress.require(header, listeningOn);
            return;
        }
        String authorization = header.apply("Authorization");
        boolean fromBrowser = isBasic(authorization);
        if (!fromBrowser && !isBearer(authorization) && !isToken(header.apply("xi-api-key"))) {
            throw new HttpFailure(
                    401, "Send the token of tts.api.token as 'Authorization: Bearer <token>' or as 'xi-api-key'.");
        }
        if (fromBrowser && !LocalAddress.isOwnPage(header)) {
            throw new HttpFailure(403, "A browser's password is for the pages of this server only.");
        }
    }

    private boolean isBearer(String authorization) {
        return startsWith(authorization, BEARER) && isToken(authorization.substring(BEARER.length()));
    }

    private boolean isBasic(String authorization) {
        if (!startsWith(authorization, BASIC)) {
            return false;
        }
        try {
            String decoded = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(BASIC.length()).trim()),
                    StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            return colon >= 0 && isToken(decoded.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean startsWith(String authorization, String scheme) {
        return authorization != null && authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    /** Takes the same time wherever the two begin to differ. */
    private boolean isToken(String given) {
        return given != null
                && MessageDigest.isEqual(
                        given.trim().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
