package io.github.cameltts.routes.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A range of IP addresses: those whose first bits are the same.
 *
 * @param network 4 or 16 bytes
 * @param bits how many of them count
 */
@SuppressWarnings("ArrayRecordComponent") // Never shown to anybody, and never compared as a whole.
record AddressRange(byte[] network, int bits) {

    /** A literal, so that no name is looked up. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8}, or one address.
     *
     * @throws IllegalArgumentException when it is none
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        try {
            if (LITERAL.matcher(address).matches()) {
                byte[] network = InetAddress.getByName(address).getAddress();
                int most = network.length * Byte.SIZE;
                int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
                if (bits >= 0 && bits <= most) {
                    return new AddressRange(network, bits);
                }
            }
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException(wrong(text), e);
        }
        throw new IllegalArgumentException(wrong(text));
    }

    /** Several of them, separated by commas. */
    static List<AddressRange> parseAll(String texts) {
        return Arrays.stream(texts.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(AddressRange::parse)
                .toList();
    }

    private static String wrong(String text) {
        return "'" + text + "' is no range of addresses. Write such as 10.1.0.0/16, fd00::/8 or 127.0.0.1.";
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != network.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int shift = Byte.SIZE - bits % Byte.SIZE;
        return Arrays.equals(bytes, 0, whole, network, 0, whole)
                && (shift == Byte.SIZE || (bytes[whole] & 0xff) >> shift == (network[whole] & 0xff) >> shift);
    }
}
