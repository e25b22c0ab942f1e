package io.github.cameltts.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The box that speaks. */
class SpeakingTest extends DashboardTestSupport {

    private static final String TEXT = "Mind the gap, please.";

    @Test
    void firstTimeIsAMissAndTheSecondAHitAndBothAreHeard() {
        open();
        page.locator("[name=text]").fill(TEXT);

        button("Speak").click();
        assertThat(page.locator("#spoken")).containsText("Miss: synthesized");
        hear();

        button("Speak").click();
        assertThat(page.locator("#spoken")).containsText("Hit: memory");
        assertThat(page.locator("#spoken")).containsText(Pattern.compile("\\d+ ms"));
        hear();
    }

    @Test
    void whatWasSpokenIsAtOnceAmongTheEntriesAndInTheFigures() {
        open();
        assertThat(page.locator("#headline")).containsText("Nothing was asked for yet");
        page.locator("[name=text]").fill(TEXT);

        button("Speak").click();
        assertThat(row(TEXT)).hasCount(1);
        assertThat(page.locator("#hit-rate")).hasText("0 %");

        button("Speak").click();
        assertThat(page.locator("#hit-rate")).hasText("50 %");
        assertThat(page.locator("#headline")).containsText("50 % of all requests needed no synthesis");
        assertThat(page.locator("#breakdown")).containsText("builtin");
    }

    @Test
    void serversReasonIsToldWhereItCannotSpeak() {
        open();
        page.locator("#speak [name=voice]").fill("slte");

        button("Speak").click();

        assertThat(page.locator("#spoken")).containsText("Did you mean slt");
        assertThat(button("Speak")).isEnabled();
        assertThat(page.locator("#trouble")).isHidden();
        complaints.clear();
    }
}
