package io.github.cameltts.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clean-up: first a preview, then a question, then it goes. */
class CleaningUpTest extends DashboardTestSupport {

    @BeforeEach
    void fill() throws Exception {
        gateway.speak("Old and unused.", Map.of());
        gateway.speak("Quite new.", Map.of());
        gateway.execute("update tts_asset set created_at = created_at - 864000000 where text = 'Old and unused.'");
        open();
    }

    @Test
    void previewTellsWhatWouldGoAndDeletesNothing() {
        button("Preview").click();

        assertThat(page.locator("#cleanup-result")).containsText("2 files");
        assertThat(button("Delete 2 files")).isVisible();
        page.reload();
        assertThat(rows()).hasCount(2);
    }

    @Test
    void whatWasPreviewedGoesAndNothingElse() {
        page.locator("[name=older_than]").fill("7");
        button("Preview").click();
        button("Delete 1 file").click();
        page.locator("#confirm button[value=yes]").click();

        assertThat(page.locator("#cleanup-result")).containsText("were deleted");
        assertThat(rows()).hasCount(1);
        assertThat(row("Quite new.")).hasCount(1);
    }

    @Test
    void whoDoesNotAgreeKeepsEverything() {
        button("Preview").click();
        button("Delete 2 files").click();
        assertThat(page.locator("#confirm-text")).containsText("All of the cache goes");
        page.keyboard().press("Escape");

        page.reload();
        assertThat(rows()).hasCount(2);
    }

    @Test
    void otherFilterNeedsAnotherPreview() {
        button("Preview").click();
        assertThat(button("Delete 2 files")).isVisible();

        page.locator("#cleanup [name=engine]").selectOption("builtin");

        assertThat(page.locator("#cleanup-run")).isHidden();
        assertThat(page.locator("#cleanup-result")).isEmpty();
    }

    @Test
    void nothingToDeleteOffersNoButton() {
        page.locator("[name=unused_for]").fill("900");
        button("Preview").click();

        assertThat(page.locator("#cleanup-result")).containsText("Nothing would be deleted.");
        assertThat(page.locator("#cleanup-run")).isHidden();
    }
}
