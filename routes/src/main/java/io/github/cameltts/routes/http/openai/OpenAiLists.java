package io.github.cameltts.routes.http.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.routes.http.JsonBody;
import io.github.cameltts.routes.http.vendor.Casting;
import io.github.cameltts.routes.http.vendor.VendorFace;
import io.github.cameltts.spi.Voice;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** Tells what can be asked for. */
public class OpenAiLists implements VendorFace {

    private Casting casting;

    /** {@code {"voices": [{"id", "name", "language"}]}}: OpenAI has no such list, and servers that speak like it have. */
    public void voices(Exchange exchange) throws JsonProcessingException {
        List<Map<String, Object>> voices =
                casting.voices().stream().map(OpenAiLists::voice).toList();
        JsonBody.write(exchange, 200, Map.of("voices", voices));
    }

    /** Whether a client of OpenAI asks, and not one of ElevenLabs, on a path that both have. */
    static boolean isOfOpenAi(HttpServerRequest request) {
        return request.getHeader("xi-api-key") == null;
    }

    @Override
    public boolean isAskedBy(HttpServerRequest request) {
        return isOfOpenAi(request);
    }

    /** {@code {"object": "list", "data": [model]}}. */
    @Override
    public void models(Exchange exchange) throws JsonProcessingException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("object", "list");
        answer.put("data", casting.models().stream().map(OpenAiLists::model).toList());
        JsonBody.write(exchange, 200, answer);
    }

    /** One model. */
    public void model(Exchange exchange) throws JsonProcessingException {
        String name = exchange.getMessage().getBody(Map.class).get("model").toString();
        if (!casting.knowsModel(name)) {
            throw NearestNames.unknown("model", name, casting.models());
        }
        JsonBody.write(exchange, 200, model(name));
    }

    private static Map<String, Object> voice(Voice voice) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", voice.id());
        fields.put("name", voice.name());
        fields.put("language", voice.language());
        return fields;
    }

    private static Map<String, Object> model(String name) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", name);
        fields.put("object", "model");
        fields.put("created", 0);
        fields.put("owned_by", "camel-tts");
        return fields;
    }

    public void setCasting(Casting casting) {
        this.casting = casting;
    }
}
