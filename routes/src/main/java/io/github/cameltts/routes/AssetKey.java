package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.MessageHelper;

/**
 * The key of an asset that is no speech: SHA-256 over asset type, tenant, version, the declared headers and the body,
 * each with its length before it so that no two lists of parts read the same.
 */
public class AssetKey implements Processor {

    /** Another schema of the key is another key. */
    private static final String SCHEMA = "asset-1";

    private String assetType = "asset";
    private String version = "1";
    private List<String> headers = List.of();

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        MessageDigest digest = sha256();
        add(digest, SCHEMA);
        add(digest, assetType);
        add(digest, message.getHeader(TtsConstants.TENANT, String.class));
        add(digest, version);
        for (String header : headers) {
            add(digest, header);
            add(digest, message.getHeader(header, String.class));
        }
        add(digest, message.getBody(byte[].class));
        MessageHelper.resetStreamCache(message);
        message.setHeader(TtsConstants.KEY, HexFormat.of().formatHex(digest.digest()));
        message.setHeader(TtsConstants.ASSET_TYPE, assetType);
    }

    private static void add(MessageDigest digest, String part) {
        add(digest, part == null ? null : part.getBytes(StandardCharsets.UTF_8));
    }

    /** A missing part has length -1, which differs from an empty one. */
    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(part == null ? -1 : part.length)
                .flip());
        if (part != null) {
            digest.update(part);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** What the step makes, such as {@code image}. */
    public void setAssetType(String assetType) {
        this.assetType = assetType;
    }

    /** Changes whenever the same input would give another asset. */
    public void setVersion(String version) {
        this.version = version;
    }

    /** Names of the headers that decide what is made, separated by commas. */
    public void setHeaders(String headers) {
        this.headers = Arrays.stream(headers.split(",", -1))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .sorted()
                .toList();
    }
}
