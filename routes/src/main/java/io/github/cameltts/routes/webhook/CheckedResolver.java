package io.github.cameltts.routes.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** Resolves names to allowed addresses only. The connection goes to what was checked here: nobody asks the DNS again. */
final class CheckedResolver implements DnsResolver {

    private final WebhookPolicy policy;

    CheckedResolver(WebhookPolicy policy) {
        this.policy = policy;
    }

    /** A name leads to an address that must not be called. */
    static final class RefusedAddressException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        RefusedAddressException() {
            super("The name leads to an address that is not allowed");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        if (!Arrays.stream(addresses).allMatch(policy::allows)) {
            throw new RefusedAddressException();
        }
        return addresses;
    }

    /** Not asked for, because it would tell a name for the address from elsewhere. */
    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
