package io.github.cameltts.routes.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRequestParserTest {

    private final JsonRequestParser parser = new JsonRequestParser();

    @Test
    void fieldsBecomeHeadersOfTheirType() {
        DropRequest request = request("""
                {"text": "Hi", "voice": "v", "language": "en", "format": "mp3", "engine": "e", "model": "m",
                 "rate": 1, "pitch": -2.5, "volume": 0.5, "sample_rate": 8000, "style": "s", "instructions": "i",
                 "seed": 12345678901, "text_type": "ssml", "tenant": "t", "expiry_hours": 0.5, "store": false,
                 "request_id": "r", "speaker_reference": "a.wav", "name": null}""");

        assertThat(request.text()).isEqualTo("Hi");
        assertThat(request.name()).isEmpty();
        assertThat(request.headers())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(TtsConstants.VOICE, "v"),
                        Map.entry(TtsConstants.LANGUAGE, "en"),
                        Map.entry(TtsConstants.FORMAT, "mp3"),
                        Map.entry(TtsConstants.ENGINE, "e"),
                        Map.entry(TtsConstants.MODEL, "m"),
                        Map.entry(TtsConstants.RATE, 1.0),
                        Map.entry(TtsConstants.PITCH, -2.5),
                        Map.entry(TtsConstants.VOLUME, 0.5),
                        Map.entry(TtsConstants.SAMPLE_RATE, 8000),
                        Map.entry(TtsConstants.STYLE, "s"),
                        Map.entry(TtsConstants.INSTRUCTIONS, "i"),
                        Map.entry(TtsConstants.SEED, 12345678901L),
                        Map.entry(TtsConstants.TEXT_TYPE, "ssml"),
                        Map.entry(TtsConstants.TENANT, "t"),
                        Map.entry(TtsConstants.EXPIRY_HOURS, 0.5),
                        Map.entry(TtsConstants.STORE, false),
                        Map.entry(TtsConstants.REQUEST_ID, "r"),
                        Map.entry(TtsConstants.SPEAKER_REFERENCE, "a.wav")));
    }

    @Test
    void speakerIdNamesTheVoice() {
        assertThat(request("{\"text\": \"a\", \"speaker_id\": 5}").headers()).containsEntry(TtsConstants.VOICE, "5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello|hello",
                "../../etc/passwd|etc-passwd",
                "a/b:c|a-b-c",
                ".hidden|hidden",
                "ends. |ends",
                "Grüße 你好|Grüße 你好"
            })
    void outputNamesStayInTheFolder(String name, String safe) {
        String escaped = name.replace("\\", "\\\\");
        assertThat(request("{\"text\": \"a\", \"name\": \"" + escaped + "\"}").name())
                .contains(safe);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|Field 'text' is missing",
                "{\"text\": \" \"}|Field 'text' is missing or empty",
                "{\"text\": 5}|Field 'text' must be a text in quotes",
                "{\"text\": \"a\", \"rate\": \"1\"}|Field 'rate' must be a number",
                "{\"text\": \"a\", \"sample_rate\": 8000.5}|Field 'sample_rate' must be a whole number",
                "{\"text\": \"a\", \"seed\": 1e400}|Field 'seed' must be a whole number",
                "{\"text\": \"a\", \"expiry_hours\": 0}|Field 'expiry_hours' must be above 0",
                "{\"text\": \"a\", \"expiry_hours\": -1}|Field 'expiry_hours' must be above 0",
                "{\"text\": \"a\", \"store\": \"no\"}|Field 'store' must be true or false",
                "{\"text\": \"a\", \"voice\": \"v\", \"speaker_id\": 1}|mean the same",
                "{\"text\": \"a\", \"lang\": \"v\"}|Unknown field 'lang'. Did you mean",
                "{\"text\": \"a\", \"Voice\": \"v\"}|Unknown field 'Voice'. Did you mean voice",
                "{\"text\": \"a\", \"name\": \"...\"}|Field 'name' is no file name",
                "{\"text\": \"a\", \"text\": \"b\"}|not valid JSON at line 1",
                "{\"text\": \"a\"} {}|not valid JSON",
                "\"text\"|neither a request nor a list"
            })
    void wrongRequestsAreExplained(String json, String explanation) {
        assertThatThrownBy(() -> parser.parse(json))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining(explanation);
    }

    @Test
    void aWrongEntryDoesNotHoldUpTheOthers() {
        DropInput input = parser.parse("[{\"text\": \"a\"}, 7, {\"text\": \"b\"}]");

        assertThat(input.list()).isTrue();
        assertThat(input.entries()).hasSize(3);
        assertThat(input.entries().get(1)).isInstanceOf(RejectedEntry.class);
        assertThat(input.entries().get(2)).isInstanceOf(DropRequest.class);
    }

    private DropRequest request(String json) {
        return (DropRequest) parser.parse(json).entries().get(0);
    }
}
