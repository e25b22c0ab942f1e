package io.github.cameltts;

import io.github.cameltts.digest.Sha256;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Builds a cache key: SHA-256 (FIPS 180-4) over fields that each carry their own length, so that no two different lists
 * of fields ever give the same bytes. Not thread-safe; one instance makes one key.
 */
public final class AssetKey {

    private static final int ABSENT = -1;

    private final MessageDigest digest;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    public AssetKey() {
        this(Sha256.begin());
    }

    private AssetKey(MessageDigest digest) {
        this.digest = digest;
    }

    /** Another one that begins with the fields of this one. */
    public AssetKey copy() {
        try {
            return new AssetKey((MessageDigest) digest.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of every Java platform can be cloned", e);
        }
    }

    public AssetKey add(String field) {
        return addBytes(field.getBytes(StandardCharsets.UTF_8));
    }

    public AssetKey addBytes(byte[] field) {
        length(field.length);
        digest.update(field);
        return this;
    }

    /** An absent value differs from an empty one. */
    public AssetKey add(Optional<String> field) {
        field.ifPresentOrElse(this::add, () -> length(ABSENT));
        return this;
    }

    public AssetKey add(long field) {
        length(Long.BYTES);
        digest.update(number.clear().putLong(field).flip());
        return this;
    }

    /** Zero has one form here, whatever its sign. */
    public AssetKey add(double field) {
        return add(Double.doubleToLongBits(field == 0 ? 0.0 : field));
    }

    /** The key in 64 lower-case hexadecimal digits. */
    public String toHex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** One spelling for every spelling of a decimal number: {@code 1.0}, {@code 1} and {@code 1e0} are {@code 1}. */
    public static String canonicalNumber(String decimal) {
        BigDecimal value = new BigDecimal(decimal.trim());
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toString();
    }

    private void length(int bytes) {
        digest.update(number.clear().putInt(bytes).flip());
    }
}
