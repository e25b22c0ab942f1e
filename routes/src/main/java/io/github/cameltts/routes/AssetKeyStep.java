package io.github.cameltts.routes;

import io.github.cameltts.AssetKey;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.digest.FileDigests;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.MessageHelper;

/**
 * Sets the key of an asset that is no speech, from asset type, tenant, version, the declared headers, what the declared files
 * hold, and the body.
 */
public class AssetKeyStep implements Processor {

    /** Another schema of the key is another key. */
    private static final String SCHEMA = "asset-1";

    /** Names no header, because the names of headers are separated by commas. */
    private static final String FILE = ",file";

    private final FileDigests digests = new FileDigests();
    private String assetType = "asset";
    private String version = "1";
    private List<String> headers = List.of();
    private List<Path> files = List.of();
    private boolean body = true;

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        AssetKey key = new AssetKey()
                .add(SCHEMA)
                .add(assetType)
                .add(header(message, TtsConstants.TENANT))
                .add(version);
        for (String header : headers) {
            key.add(header).add(header(message, header));
        }
        for (Path file : files) {
            key.add(FILE).add(digest(file));
        }
        if (body) {
            key.addBytes(bytes(message));
        }
        message.setHeader(TtsConstants.KEY, key.toHex());
        message.setHeader(TtsConstants.ASSET_TYPE, assetType);
    }

    private String digest(Path file) {
        try {
            return digests.of(file);
        } catch (IOException e) {
            throw new InvalidSpeechRequestException(
                    "The file " + file
                            + ", whose content is part of a key, cannot be read. Put it there, or correct its"
                            + " name in the configuration.",
                    e);
        }
    }

    private static byte[] bytes(Message message) {
        byte[] bytes = message.getBody(byte[].class);
        MessageHelper.resetStreamCache(message);
        return bytes == null ? new byte[0] : bytes;
    }

    private static Optional<String> header(Message message, String name) {
        return Optional.ofNullable(message.getHeader(name, String.class));
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
        this.headers = names(headers).sorted().toList();
    }

    /** Files whose content decides what is made, separated by commas; their names and places do not count. */
    public void setFiles(String files) {
        this.files = names(files).map(Path::of).toList();
    }

    /** Whether the body counts, as it does by default; {@code false} where headers tell all about it. */
    public void setBody(boolean body) {
        this.body = body;
    }

    private static Stream<String> names(String separated) {
        return Arrays.stream(separated.split(",", -1)).map(String::trim).filter(name -> !name.isEmpty());
    }
}
