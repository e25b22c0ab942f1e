package io.github.cameltts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.text.SsmlDocument.Pause;
import io.github.cameltts.text.SsmlDocument.Spoken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SsmlDocumentTest {

    @Test
    void readsTextAndPausesInOrder() {
        SsmlDocument document = SsmlDocument.parse("""
                <?xml version="1.0"?>
                <speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en-US">
                  <!-- a comment -->
                  Hello <emphasis>dear</emphasis> world. <break time="1.5s"/> <break strength="none"/>
                  <p><s>One.</s><s>Two &amp; three.</s></p>
                  The end.
                </speak>
                """);

        assertThat(document.fragments())
                .containsExactly(
                        new Spoken("Hello dear world."),
                        new Pause(1500),
                        new Spoken("One."),
                        new Spoken("Two & three."),
                        new Pause(500),
                        new Spoken("The end."));
        assertThat(document.plainText()).isEqualTo("Hello dear world. One. Two & three. The end.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <sub alias="World Wide Web Consortium">W3C</sub> rules | World Wide Web Consortium rules
                    <say-as interpret-as="characters">A1b</say-as> ok | A 1 b ok
                    <say-as interpret-as="spell-out">XY</say-as> | X Y
                    <say-as interpret-as="cardinal">12</say-as> apples | 12 apples
                    <say-as interpret-as="date">1 May</say-as> <say-as interpret-as="characters">AB</say-as> | 1 May A B
                    <prosody rate="slow"><voice name="x">calm</voice></prosody> | calm
                    <lang xml:lang="de">gut</lang> | gut
                    <audio src="file:///etc/passwd"><desc>noise</desc>instead</audio> | instead
                    <phoneme ph="x">tomato</phoneme> <mark name="m"/> sauce | tomato sauce
                    <metadata><x xmlns="urn:x">hidden</x></metadata> seen | seen
                    <a:whisper xmlns:a="urn:a">quiet</a:whisper> | quiet
                    <![CDATA[1 < 2]]> | 1 < 2
                    """)
    void speaksWhatAnElementMeans(String content, String spoken) {
        assertThat(SsmlDocument.parse("<speak>" + content + "</speak>").plainText())
                .isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource({
        "strength='x-weak', 100",
        "strength='x-strong', 1000",
        "'', 500",
        "time='250ms', 250",
        "time='+.5s', 500"
    })
    void knowsHowLongABreakIs(String attribute, int millis) {
        assertThat(SsmlDocument.parse("<speak>a<break " + attribute + "/>b</speak>")
                        .fragments())
                .contains(new Pause(millis));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <speak>Hello <p>there</speak> | not well-formed
                    just text | not well-formed
                    <speak>a & b</speak> | not well-formed
                    <html>Hello</html> | root of an SSML document is <speak>
                    <speak>  <break/> </speak> | no text to speak
                    <speak>a<breake/></speak> | <breake> is no element of SSML
                    <speak>a<break time="soon"/></speak> | Write 250ms or 1.5s
                    <speak>a<break time="1000s"/></speak> | longer than 10s
                    <speak>a<break strength="huge"/></speak> | no strength 'huge'
                    <speak><sub>W3C</sub></speak> | needs the attribute alias
                    <speak><a:b>x</a:b></speak> | not well-formed
                    <speak>&eacute;</speak> | .
                    <!DOCTYPE speak><speak>a</speak> | A DOCTYPE is not allowed
                    <!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><speak>&x;</speak> | A DOCTYPE is not allowed
                    <!DOCTYPE s [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><speak>&b;</speak> | A DOCTYPE is not allowed
                    <!DOCTYPE s SYSTEM "http://127.0.0.1:9/x.dtd"><speak>a</speak> | A DOCTYPE is not allowed
                    """)
    void refusesWhatItCannotSpeakAndSaysWhatToDo(String ssml, String message) {
        assertThatThrownBy(() -> SsmlDocument.parse(ssml))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining(message)
                .hasMessageEndingWith(".");
    }

    @Test
    void namesLineAndColumn() {
        assertThatThrownBy(() -> SsmlDocument.parse("<speak>\n  <sing>la</sing></speak>"))
                .hasMessageContaining("line 2, column 9");
    }

    @Test
    void refusesDepthAndLengthBeyondReason() {
        String deep = "<speak>" + "<s>".repeat(60) + "a" + "</s>".repeat(60) + "</speak>";
        String longer = "<speak>" + "a".repeat(200_000) + "</speak>";

        assertThatThrownBy(() -> SsmlDocument.parse(deep)).hasMessageContaining("deeper than 50");
        assertThatThrownBy(() -> SsmlDocument.parse(longer)).hasMessageContaining("more than 200000");
    }
}
