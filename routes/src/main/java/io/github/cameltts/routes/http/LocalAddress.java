package io.github.cameltts.routes.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Tells requests of this machine from others, where no token does. */
final class LocalAddress {

    /** Literally: any other name may mean this machine to whoever made the web page that asks. */
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(?i)(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");

    private static final Pattern PORT = Pattern.compile(":\\d+$");

    /** A proxy on this machine asks for others. */
    private static final List<String> FORWARDED = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    /** Of the addresses that this machine has, of which there are few. */
    private static final Map<String, Boolean> LOOPBACK = new ConcurrentHashMap<>();

    private LocalAddress() {}

    /**
     * @param header the value of a header by name, null where it is not there
     * @param listeningOn the address of this server that the request came to
     * @throws HttpFailure when the request comes from elsewhere, or from a web page of somebody else
     */
    static void require(UnaryOperator<String> header, String listeningOn) {
        boolean local = THIS_MACHINE.matcher(host(header)).matches()
                && isOwnPage(header)
                && !listeningOn.isEmpty()
                && isOnLoopback(listeningOn)
                && FORWARDED.stream().noneMatch(name -> header.apply(name) != null);
        if (!local) {
            throw new HttpFailure(
                    403, "Without tts.api.token only programs on this machine may ask, by the address 127.0.0.1.");
        }
    }

    private static boolean isOnLoopback(String listeningOn) {
        Boolean known = LOOPBACK.get(listeningOn);
        return known != null
                ? known
                : LOOPBACK.computeIfAbsent(
                        listeningOn, address -> isLoopback(PORT.matcher(address).replaceFirst("")));
    }

    /** Whether no web page asks, or one of this server. Who follows a link to here is no page that asks. */
    static boolean isOwnPage(UnaryOperator<String> header) {
        String origin = header.apply("Origin");
        return origin == null
                ? !"cross-site".equals(header.apply("Sec-Fetch-Site"))
                        || "navigate".equals(header.apply("Sec-Fetch-Mode"))
                : origin.replaceFirst("(?i)^https?://", "").equalsIgnoreCase(host(header));
    }

    private static String host(UnaryOperator<String> header) {
        String host = header.apply("Host");
        return host == null ? "localhost" : host;
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
