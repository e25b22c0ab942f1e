package io.github.cameltts.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of entries. */
class EntriesTest extends DashboardTestSupport {

    @Test
    void searchNarrowsTheTable() throws Exception {
        speak("Mind the gap.", "Stand clear.", "The gap is wide.");
        open();
        assertThat(rows()).hasCount(3);

        page.getByLabel("Search").fill("GAP");
        assertThat(rows()).hasCount(2);

        page.getByLabel("Search").fill("nobody said this");
        assertThat(rows()).hasCount(0);
        assertThat(page.locator("#entries-note")).hasText("No entry is like that.");
    }

    @Test
    void entryIsPlayed() throws Exception {
        speak("Mind the gap.");
        open();

        button("Play: Mind the gap.").first().click();

        hear();
        assertThat(page.locator("#playing")).hasText("Mind the gap.");
    }

    @Test
    void detailsTellAllThatIsKnown() throws Exception {
        String text = "word ".repeat(100).strip();
        speak(text);
        open();

        row("word").locator("[aria-label^=Details]").click();

        assertThat(page.locator("#details-text")).hasText(text);
        assertThat(page.locator("#details-list")).containsText("22,050 Hz");
        page.keyboard().press("Escape");
        assertThat(page.locator("#details")).isHidden();
    }

    @Test
    void pinnedEntryStaysPinnedAndCannotBeDeleted() throws Exception {
        speak("Mind the gap.");
        open();

        button("Pin: Mind the gap.").click();
        assertThat(row("Mind the gap.")).containsText("pinned");
        assertThat(button("Delete: Mind the gap.")).isDisabled();
        page.reload();
        assertThat(row("Mind the gap.")).containsText("pinned");

        button("Unpin: Mind the gap.").click();
        assertThat(button("Delete: Mind the gap.")).isEnabled();
    }

    @Test
    void deletedEntryIsGoneOnceSomebodyHasAgreed() throws Exception {
        speak("Mind the gap.", "Stand clear.");
        open();

        button("Delete: Mind the gap.").click();
        page.locator("#confirm button[value=no]").click();
        assertThat(rows()).hasCount(2);

        button("Delete: Mind the gap.").click();
        page.locator("#confirm button[value=yes]").click();
        assertThat(rows()).hasCount(1);
        page.reload();
        assertThat(row("Stand clear.")).hasCount(1);
        assertThat(row("Mind the gap.")).hasCount(0);
    }

    @Test
    void moreEntriesThanAPageAreShownOnDemand() throws Exception {
        for (int i = 0; i < 30; i++) {
            speak("Number " + i);
        }
        open();
        assertThat(rows()).hasCount(25);

        button("Show more").click();

        assertThat(rows()).hasCount(30);
        assertThat(button("Show more")).isHidden();
    }

    @Test
    void filtersOfferWhatThereIs() throws Exception {
        speak("Mind the gap.");
        open();

        page.locator("#filter [name=voice]").selectOption("builtin/slt");
        assertThat(rows()).hasCount(1);
        assertThat(page.locator("#filter [name=type] option")).hasText(new String[] {"any", "tts"});
    }

    private void speak(String... texts) throws Exception {
        for (String text : texts) {
            gateway.speak(text, Map.of());
        }
    }
}
