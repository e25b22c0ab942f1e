package io.github.cameltts.routes.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanupFilterTest {

    @Test
    void readsFiltersByName() {
        CleanupFilter filter = CleanupFilter.of(Map.of(
                "cache_only",
                true,
                "type",
                "tts",
                "engine",
                "openai",
                "voice",
                "nova",
                "tenant",
                "acme",
                "older_than",
                "30d",
                "unused_for",
                "12h"));

        assertThat(filter)
                .isEqualTo(new CleanupFilter(
                        true,
                        false,
                        Optional.of("tts"),
                        Optional.of("openai"),
                        Optional.of("nova"),
                        Optional.of("acme"),
                        Optional.of(Duration.ofDays(30)),
                        Optional.of(Duration.ofHours(12))));
    }

    @Test
    void filterThatIsNullIsNotSet() {
        Map<String, Object> values = new HashMap<>();
        values.put("type", null);
        values.put("cache_only", null);

        assertThat(CleanupFilter.of(values)).isEqualTo(CleanupFilter.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "1y", "7D", "P7D", "-7d", "soon", "", "1.5h", "7 d", "99999999999d"})
    void timeWithoutAKnownUnitIsNeverTakenForAShortOne(String time) {
        assertThatThrownBy(() -> CleanupFilter.of(Map.of("older_than", time)))
                .isInstanceOf(InvalidFilterException.class)
                .hasMessageContaining("The filter older_than is '" + time + "'.")
                .hasMessageContaining("such as 12h or 7d");
    }

    @Test
    void timeOfZeroIsRefusedBecauseItWouldChooseAll() {
        assertThatThrownBy(() -> CleanupFilter.of(Map.of("unused_for", "0d")))
                .hasMessage("The filter unused_for must be above 0.");
    }

    @Test
    void unknownFilterIsAnsweredWithTheNearest() {
        InvalidFilterException refused =
                catchThrowableOfType(InvalidFilterException.class, () -> CleanupFilter.of(Map.of("older-then", "7d")));

        assertThat(refused).hasMessageStartingWith("Unknown filter 'older-then'. Did you mean older_than,");
        assertThat(refused.filter()).isEqualTo("older-then");
    }

    @Test
    void longNamesAndValuesAreNotRepeatedInWhole() {
        String endless = "x".repeat(5_000);

        assertThatThrownBy(() -> CleanupFilter.of(Map.of(endless, true)))
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(250));
        assertThatThrownBy(() -> CleanupFilter.of(Map.of("older_than", endless)))
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(250));
    }

    @ParameterizedTest
    @CsvSource({"cache_only, true or false", "type, a text", "older_than, a time"})
    void valueOfTheWrongTypeIsRefused(String filter, String wanted) {
        assertThatThrownBy(() -> CleanupFilter.of(Map.of(filter, 7)))
                .isInstanceOf(InvalidFilterException.class)
                .hasMessageContaining("The filter " + filter + " must be " + wanted);
    }

    @Test
    void emptyNameIsRefusedBecauseItWouldChooseNothingUnsaid() {
        assertThatThrownBy(() -> CleanupFilter.of(Map.of("engine", " ")))
                .hasMessage("The filter engine is empty. Name what to remove, or leave it out.");
    }

    @Test
    void cacheOnlyAndOutputsOnlyExcludeEachOther() {
        assertThatThrownBy(() -> CleanupFilter.of(Map.of("cache_only", true, "outputs_only", true)))
                .hasMessageContaining("cache_only and outputs_only");
    }

    @ParameterizedTest
    @CsvSource({"type, tts", "engine, builtin", "voice, slt", "tenant, acme", "unused_for, 7d"})
    void outputsAloneCanOnlyBeToldByAge(String filter, String value) {
        assertThatThrownBy(() -> CleanupFilter.of(Map.of("outputs_only", true, filter, value)))
                .hasMessageStartingWith("The filter " + filter + " is about cached assets");
        assertThat(CleanupFilter.of(Map.of(filter, value)).choosesOutputs()).isFalse();
    }

    @Test
    void requestForNothingInParticularIsADryRun() {
        assertThat(CleanupRequest.of(Map.of()).dryRun()).isTrue();
        assertThat(CleanupRequest.of(Map.of("type", "tts")).dryRun()).isFalse();
        assertThat(CleanupRequest.of(Map.of("dry_run", false)).dryRun()).isFalse();
        assertThat(CleanupRequest.of(Map.of("dry_run", true, "type", "tts")).dryRun())
                .isTrue();
    }
}
