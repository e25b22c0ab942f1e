package io.github.cameltts.routes.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Hands out the contracts that the application serves, by the names of their files. Thread-safe. */
public class ApiDocuments implements CamelContextAware {

    private static final String FIRST = "tts-api";
    private static final String JSON = ".json";

    private CamelContext camelContext;

    /**
     * Answers with the contract that the path names, such as {@code tts-jobs.json}; without a name with that of speech.
     *
     * @throws HttpFailure 404 with the names there are
     */
    public void send(Exchange exchange) throws JsonProcessingException {
        Message message = exchange.getMessage();
        String name = message.getHeader("contract", FIRST + JSON, String.class);
        HttpConversation.begin(exchange);
        Map<String, ApiContract> contracts = new TreeMap<>();
        camelContext
                .getRegistry()
                .findByType(ApiContract.class)
                .forEach(contract -> contracts.put(contract.name() + JSON, contract));
        ApiContract contract = contracts.get(name);
        if (contract == null) {
            throw new HttpFailure(404, "There are the contracts " + String.join(", ", contracts.keySet()) + ".");
        }
        JsonBody.write(exchange, 200, contract.document());
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
