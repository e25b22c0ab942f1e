package io.github.cameltts.routes.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Makes an exchange an answer in JSON, which no cache keeps. */
public final class JsonBody {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonBody() {}

    /** Of the message's headers none goes out. */
    public static void write(Exchange exchange, int status, Object value) throws JsonProcessingException {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        HttpConversation.of(exchange).ifPresent(http -> message.setHeader(RequestId.HEADER, http.requestId()));
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setHeader("Cache-Control", "no-store");
        message.setHeader("X-Content-Type-Options", "nosniff");
        message.setBody(MAPPER.writeValueAsBytes(value));
    }
}
