package io.github.cameltts.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that is markup stays a text, wherever the page shows it. */
class HostileTextTest extends DashboardTestSupport {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=\"window.harmed=1\">",
                "<script>window.harmed=1</script>",
                "\"><svg onload=window.harmed=1>",
                "'; window.harmed=1; //",
            })
    void markupIsShownAsItWasWritten(String text) throws Exception {
        gateway.speak("Some words. " + text, Map.of());
        gateway.speak("Some words. " + text, Map.of());
        gateway.execute("update tts_asset set use_count = 5, engine = '" + quoted(text) + "', voice = '<b>bold</b>'");
        gateway.execute("insert into tts_ledger values (date('now'), '', '" + quoted(text)
                + "', '', '<i>', 'memory', 1, 1, 1)");
        open();

        assertThat(row(text)).hasCount(1);
        assertThat(page.locator("#most-used")).containsText(text);
        assertThat(page.locator("#breakdown")).containsText(text);
        page.locator("button[aria-label^='Details']").click();
        assertThat(page.locator("#details-text")).containsText(text);
        page.keyboard().press("Escape");
        page.locator("button[aria-label^='Delete:']").click();
        assertThat(page.locator("#confirm-text")).containsText(text);

        assertThat(page.evaluate("() => window.harmed")).isNull();
        assertThat(page.locator("main img, main script, main b, main i")).hasCount(0);
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }
}
