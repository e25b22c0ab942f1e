package io.github.cameltts.routes.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells addresses on the open internet from all others, by the IANA registries of special-purpose addresses (RFC 6890) and
 * of multicast.
 */
final class PublicAddresses {

    /** This host, private, shared, loopback, link-local, protocol, documentation, 6to4, benchmarks, multicast, reserved. */
    private static final List<AddressRange> SPECIAL_V4 = AddressRange.parseAll("0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,"
            + "127.0.0.0/8,169.254.0.0/16,172.16.0.0/12,192.0.0.0/24,192.0.2.0/24,192.88.99.0/24,192.168.0.0/16,"
            + "198.18.0.0/15,198.51.100.0/24,203.0.113.0/24,224.0.0.0/3");

    /** All that is global unicast; loopback, unique-local, link-local, multicast and translated addresses lie outside. */
    private static final AddressRange GLOBAL_V6 = AddressRange.parse("2000::/3");

    /** Protocols such as Teredo, documentation, 6to4 which carries an IPv4 address. */
    private static final List<AddressRange> SPECIAL_V6 =
            AddressRange.parseAll("2001::/23,2001:db8::/32,2002::/16,3fff::/20");

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        return address instanceof Inet6Address
                ? GLOBAL_V6.contains(address) && none(SPECIAL_V6, address)
                : none(SPECIAL_V4, address);
    }

    private static boolean none(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().noneMatch(range -> range.contains(address));
    }
}
