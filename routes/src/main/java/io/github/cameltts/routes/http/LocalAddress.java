package io.github.cameltts.routes.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.Message;

/** Tells requests of this machine from others, where no token does. */
final class LocalAddress {

    /** Camel's own server sets it; a caller cannot. */
    private static final String LISTENING_ON = "CamelVertxPlatformHttpLocalAddress";

    /** Literally: any other name may mean this machine to whoever made the web page that asks. */
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(?i)(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");

    private static final Pattern PORT = Pattern.compile(":\\d+$");

    /** A proxy on this machine asks for others. */
    private static final List<String> FORWARDED = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private LocalAddress() {}

    /** @throws HttpFailure when the request comes from elsewhere, or from a web page of somebody else */
    static void require(Message message) {
        String host = message.getHeader("Host", "localhost", String.class);
        String origin = message.getHeader("Origin", "http://" + host, String.class);
        Object listeningOn = message.getHeader(LISTENING_ON);
        boolean local = THIS_MACHINE.matcher(host).matches()
                && origin.replaceFirst("(?i)^https?://", "").equalsIgnoreCase(host)
                && listeningOn != null
                && isLoopback(PORT.matcher(listeningOn.toString()).replaceFirst(""))
                && FORWARDED.stream().noneMatch(header -> message.getHeader(header) != null);
        if (!local) {
            throw new HttpFailure(
                    403, "Without tts.api.token only programs on this machine may ask, by the address 127.0.0.1.");
        }
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
