package io.github.cameltts.routes.warm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarmListTest {

    @Test
    void eachLineIsAText() {
        WarmList list = WarmList.read("txt", "Hello\n\n  Good bye, all \r\n");

        assertThat(list.requests()).extracting(WarmRequest::text).containsExactly("Hello", "Good bye, all");
        assertThat(list.requests()).extracting(WarmRequest::place).containsExactly("line 1", "line 3");
    }

    @Test
    void columnsOfACsvAreFieldsOfRequests() {
        WarmList list = WarmList.read(
                "csv", "Text, voice,rate,sample_rate\nHello,alice,1.5,16000\n\"Good bye, \"\"all\"\"\",,,\n");

        assertThat(list.failures()).isEmpty();
        assertThat(list.requests()).extracting(WarmRequest::text).containsExactly("Hello", "Good bye, \"all\"");
        assertThat(list.requests().get(0).headers())
                .containsEntry(TtsConstants.VOICE, "alice")
                .containsEntry(TtsConstants.RATE, 1.5)
                .containsEntry(TtsConstants.SAMPLE_RATE, 16000);
        assertThat(list.requests().get(1).headers()).doesNotContainKeys(TtsConstants.VOICE, TtsConstants.RATE);
    }

    @Test
    void rowsThatAreWrongDoNotHoldUpTheOthers() {
        WarmList list = WarmList.read("csv", "text,rate\nHello, world,1\nOne,fast\n,1\nTwo,2\n");

        assertThat(list.requests()).extracting(WarmRequest::text).containsExactly("Two");
        assertThat(list.failures()).extracting(WarmFailure::place).containsExactly("row 1", "row 2", "row 3");
        assertThat(list.failures())
                .extracting(WarmFailure::reason)
                .satisfiesExactly(
                        commas -> assertThat(commas).contains("3 cells", "quotes"),
                        number -> assertThat(number).contains("'rate' must be a number"),
                        empty -> assertThat(empty).contains("'text' is missing"));
    }

    @Test
    void entriesOfJsonAreTextsOrRequests() {
        WarmList list =
                WarmList.read("json", "[\"Hello\", {\"text\": \"Hi\", \"voice\": \"alice\"}, {\"texd\": \"x\"}]");

        assertThat(list.requests()).extracting(WarmRequest::text).containsExactly("Hello", "Hi");
        assertThat(list.requests().get(1).headers()).containsEntry(TtsConstants.VOICE, "alice");
        assertThat(list.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.place()).isEqualTo("entry 3");
            assertThat(failure.reason()).contains("Did you mean text");
        });
    }

    @Test
    void eachLineMayBeJson() {
        WarmList list = WarmList.read("jsonl", "\"Hello\"\n\n{\"text\": \"Hi\"}\n{broken\n");

        assertThat(list.requests()).extracting(WarmRequest::place).containsExactly("line 1", "line 3");
        assertThat(list.failures()).extracting(WarmFailure::place).containsExactly("line 4");
    }

    @Test
    void requestsAreMultipliedWhereTheyDoNotChoose() {
        WarmList list = WarmList.read("csv", "text,voice\nHello,\nHi,alice\n")
                .times(List.of("fake", "other"), List.of("alice", "bruno"));

        assertThat(list.requests())
                .extracting(request -> request.text() + " "
                        + request.headers().get(TtsConstants.ENGINE) + "/"
                        + request.headers().get(TtsConstants.VOICE))
                .containsExactly(
                        "Hello fake/alice",
                        "Hello fake/bruno",
                        "Hello other/alice",
                        "Hello other/bruno",
                        "Hi fake/alice",
                        "Hi other/alice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    txt   | ' '                    | The list is empty
                    csv   | ''                     | The list is empty
                    csv   | 'a;b'                  | no column 'text'
                    csv   | 'text,vioce'           | Did you mean voice
                    csv   | 'text\n"never closed'  | quoted cell
                    json  | '{"text": "x"}'        | The JSON is no list
                    json  | '[1'                   | not valid JSON at line 1
                    xlsx  | 'x'                    | csv, json, jsonl, txt
                    """)
    void whatIsNoListIsRefusedWithAdvice(String type, String content, String advice) {
        String list = content.replace("\\n", "\n");

        assertThatThrownBy(() -> WarmList.read(type, list))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining(advice);
    }
}
