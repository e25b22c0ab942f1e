package io.github.cameltts.routes.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.camel.CamelContext;

/**
 * Where webhooks may go.
 *
 * @param hosts names, {@code *.example.com} for all below one, {@code *} for any; none where the list is empty
 * @param networks which addresses that are not on the open internet may be called all the same
 * @param http whether without TLS
 * @param signed whether there is a secret, without which nothing is sent
 */
public record WebhookPolicy(List<String> hosts, List<AddressRange> networks, boolean http, boolean signed) {

    private static final int LONGEST_URL = 2_048;

    /**
     * @param hosts separated by commas
     * @param networks such as {@code 10.1.0.0/16}, separated by commas
     * @throws IllegalArgumentException when a network is none
     */
    static WebhookPolicy of(String hosts, String networks, boolean http, boolean signed) {
        return new WebhookPolicy(
                Arrays.stream(hosts.split(","))
                        .map(host -> normalized(host.strip()))
                        .filter(host -> !host.isEmpty())
                        .toList(),
                AddressRange.parseAll(networks),
                http,
                signed);
    }

    /** What {@code tts.webhook.*} say. */
    public static WebhookPolicy of(CamelContext context) {
        return of(
                property(context, "allow", ""),
                property(context, "allowNetworks", ""),
                Boolean.parseBoolean(property(context, "allowHttp", "false")),
                !property(context, "secret", "").isEmpty());
    }

    private static String property(CamelContext context, String name, String otherwise) {
        return context.resolvePropertyPlaceholders("{{tts.webhook." + name + ":" + otherwise + "}}")
                .strip();
    }

    /**
     * Looks at the address as it is written. Where its name leads to is checked with each call.
     *
     * @throws WebhookRefusedException when it must not be called
     */
    public URI check(String url) {
        if (!signed) {
            throw new WebhookRefusedException("Webhooks are off: there is no tts.webhook.secret to sign them with.");
        }
        URI uri = parse(url);
        if (!hosts.stream().anyMatch(pattern -> matches(pattern, normalized(uri.getHost())))) {
            throw new WebhookRefusedException("The host of the webhook is none of tts.webhook.allow.");
        }
        return uri;
    }

    private URI parse(String url) {
        try {
            URI uri = new URI(url);
            boolean scheme =
                    "https".equalsIgnoreCase(uri.getScheme()) || (http && "http".equalsIgnoreCase(uri.getScheme()));
            if (scheme
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && url.length() <= LONGEST_URL) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Its message would quote the address, which may hold a secret.
        }
        throw new WebhookRefusedException(
                "The webhook must be an address such as https://example.com/hook, without user" + " and fragment"
                        + (http ? "." : "; http needs tts.webhook.allowHttp=true."));
    }

    /** Whether a call may go to this address. */
    boolean allows(InetAddress address) {
        return PublicAddresses.contains(address) || networks.stream().anyMatch(range -> range.contains(address));
    }

    private static boolean matches(String pattern, String host) {
        return pattern.equals("*")
                || pattern.equals(host)
                || (pattern.startsWith("*.") && host.endsWith(pattern.substring(1)));
    }

    private static String normalized(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
