package io.github.cameltts.routes.http.elevenlabs;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.routes.http.JsonBody;
import io.github.cameltts.routes.http.vendor.Casting;
import io.github.cameltts.routes.http.vendor.VendorFace;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineCapabilities.Control;
import io.github.cameltts.spi.Voice;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** Tells what can be asked for. */
public class ElevenLabsLists implements VendorFace {

    private Casting casting;
    private int maxTextLength = 5000;

    /** All voices. */
    public void voices(Exchange exchange) throws JsonProcessingException {
        JsonBody.write(
                exchange,
                200,
                Map.of("voices", casting.voices().stream().map(VoiceFields::of).toList()));
    }

    /** The voices that a search finds, page by page. */
    public void page(Exchange exchange) throws JsonProcessingException {
        VoicePage page = VoicePage.of(casting.voices(), exchange.getMessage().getBody(Map.class));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("voices", page.voices().stream().map(VoiceFields::of).toList());
        answer.put("has_more", page.next().isPresent());
        answer.put("total_count", page.total());
        answer.put("next_page_token", page.next().orElse(null));
        JsonBody.write(exchange, 200, answer);
    }

    /** One voice. */
    public void voice(Exchange exchange) throws JsonProcessingException {
        String id = exchange.getMessage().getBody(Map.class).get("voice_id").toString();
        Voice voice = casting.voice(id)
                .orElseThrow(() -> NearestNames.unknown(
                        "voice", id, casting.voices().stream().map(Voice::id).toList()));
        JsonBody.write(exchange, 200, VoiceFields.of(voice));
    }

    @Override
    public boolean isAskedBy(HttpServerRequest request) {
        return ElevenLabsErrors.isOfElevenLabs(request);
    }

    /** A bare array. */
    @Override
    public void models(Exchange exchange) throws JsonProcessingException {
        EngineCapabilities can = casting.usual().can();
        List<Map<String, Object>> models =
                casting.models().stream().map(name -> model(name, can)).toList();
        JsonBody.write(exchange, 200, models);
    }

    private Map<String, Object> model(String name, EngineCapabilities can) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("model_id", name);
        fields.put("name", name);
        fields.put("can_do_text_to_speech", true);
        fields.put("can_do_voice_conversion", false);
        fields.put("can_be_finetuned", false);
        fields.put("can_use_style", can.controls().contains(Control.STYLE));
        fields.put("maximum_text_length_per_request", maxTextLength);
        fields.put(
                "languages",
                can.languages().stream()
                        .map(tag -> Map.of("language_id", tag, "name", tag))
                        .toList());
        return fields;
    }

    public void setCasting(Casting casting) {
        this.casting = casting;
    }

    /** Characters of one request. */
    public void setMaxTextLength(int maxTextLength) {
        this.maxTextLength = maxTextLength;
    }
}
