package io.github.cameltts.routes;

import io.github.cameltts.AssetKey;
import io.github.cameltts.TtsConstants;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.MessageHelper;

/** Sets the key of an asset that is no speech, from asset type, tenant, version, the declared headers and the body. */
public class AssetKeyStep implements Processor {

    /** Another schema of the key is another key. */
    private static final String SCHEMA = "asset-1";

    private String assetType = "asset";
    private String version = "1";
    private List<String> headers = List.of();

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
        byte[] body = message.getBody(byte[].class);
        key.addBytes(body == null ? new byte[0] : body);
        MessageHelper.resetStreamCache(message);
        message.setHeader(TtsConstants.KEY, key.toHex());
        message.setHeader(TtsConstants.ASSET_TYPE, assetType);
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
        this.headers = Arrays.stream(headers.split(",", -1))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .sorted()
                .toList();
    }
}
