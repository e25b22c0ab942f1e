package io.github.cameltts.routes.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

    @Test
    void aLineWithANameAndAColonBeginsATurn() {
        Script script = Script.parse("""
                Camels at night.

                ANNA: Good evening.
                Are you there?

                Dr Who: I am: at 10:30, as ever.
                ANNA: Fine.
                """);

        assertThat(script.title()).isEqualTo("Camels at night");
        assertThat(script.turns())
                .containsExactly(
                        new ScriptTurn("ANNA", "Good evening.\nAre you there?"),
                        new ScriptTurn("Dr Who", "I am: at 10:30, as ever."),
                        new ScriptTurn("ANNA", "Fine."));
        assertThat(script.turns()).extracting(ScriptTurn::getVoice).containsExactly("anna", "dr-who", "anna");
    }

    @Test
    void marksOfMarkdownAreNoPartOfAName() {
        Script script = Script.parse("# Camels\n\n**Anna:** Hello.\n\n**Ben**: Hi.\n");

        assertThat(script.title()).isEqualTo("Camels");
        assertThat(script.turns()).containsExactly(new ScriptTurn("Anna", "Hello."), new ScriptTurn("Ben", "Hi."));
    }

    @Test
    void tagsOfDiaBeginTurnsAnywhere() {
        Script script = Script.parse("[S1] Hello. [S2] Hi. [S1] How are you?");

        assertThat(script.title()).isEmpty();
        assertThat(script.turns())
                .containsExactly(
                        new ScriptTurn("S1", "Hello."),
                        new ScriptTurn("S2", "Hi."),
                        new ScriptTurn("S1", "How are you?"));
    }

    @Test
    void aColonInTheMiddleOfALongSentenceBeginsNone() {
        Script script = Script.parse("Anna: One thing.\nAnd this is what he said to me: nothing.\nhttp://example.org");

        assertThat(script.turns()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Just a text.", "10:30 is the time."})
    void aTextWithoutSpeakersIsRefused(String text) {
        assertThatThrownBy(() -> Script.parse(text))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("ANNA: Hello.");
    }

    @Test
    void aSpeakerWhoSaysNothingIsRefused() {
        assertThatThrownBy(() -> Script.parse("ANNA: Hello.\nBEN:\nANNA: Bye."))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("Turn 2")
                .hasMessageNotContaining("BEN");
    }
}
