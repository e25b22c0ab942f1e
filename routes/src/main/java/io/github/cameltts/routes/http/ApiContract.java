package io.github.cameltts.routes.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.FileUtil;

/**
 * Holds requests against an OpenAPI 3.1 file. Thread-safe once it has started.
 *
 * <p>{@link #read} leaves nothing of the caller in the headers: what the contract knows is in the body, anything else is
 * gone.
 */
public class ApiContract implements CamelContextAware {

    private CamelContext camelContext;
    private String specification;
    private JsonNode document = MissingNode.getInstance();
    private Map<String, ApiOperation> operations = Map.of();

    /** @throws IllegalArgumentException when the file is missing or no contract */
    public void start() throws IOException {
        Map<String, ApiOperation> found = new LinkedHashMap<>();
        try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(camelContext, specification)) {
            JsonNode contract = new ObjectMapper(new YAMLFactory()).readTree(in);
            document = contract;
            for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
                for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                    if (operation.getValue().has("operationId")) {
                        found.put(
                                operation.getValue().path("operationId").asText(),
                                ApiOperation.of(operation.getValue(), contract));
                    }
                }
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(specification + " has no operation with an operationId");
        }
        operations = found;
    }

    /**
     * Checks a request. Its fields, those of path and query among them, become the body, by name.
     *
     * @param operationId as in the contract
     * @throws HttpFailure 400 with the name of the field that is wrong, 413 or 415
     */
    public void read(Exchange exchange, String operationId) {
        ApiOperation operation = operations.get(operationId);
        if (operation == null) {
            throw new IllegalArgumentException(specification + " has no operation '" + operationId + "'");
        }
        Message message = exchange.getMessage();
        Map<String, Object> fields = new LinkedHashMap<>(operation.body(message));
        fields.putAll(operation.parameters(message));
        HttpConversation.begin(exchange);
        message.setBody(fields);
    }

    /** The name of its file, without the ending. */
    String name() {
        return FileUtil.onlyName(FileUtil.stripPath(specification));
    }

    /** The contract itself. */
    JsonNode document() {
        return document;
    }

    /** Where the contract is, such as {@code classpath:openapi/tts-api.yaml}. */
    public void setSpecification(String specification) {
        this.specification = specification;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
