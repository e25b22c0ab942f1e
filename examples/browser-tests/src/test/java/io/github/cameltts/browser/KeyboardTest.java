package io.github.cameltts.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Everything without a mouse. */
class KeyboardTest extends DashboardTestSupport {

    private static final int MOST_KEYS = 60;

    @Test
    void everyControlIsReachedAndShowsThatItIs() throws Exception {
        gateway.speak("Mind the gap.", Map.of());
        open();
        int controls = (int) page.evaluate("""
                () => [...document.querySelectorAll("button, input:not([type=radio]), select, textarea, a")]
                    .filter((e) => e.checkVisibility() && !e.disabled).length""");

        int reached = 0;
        for (int i = 0; i < MOST_KEYS; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("() => document.activeElement === document.body"))) {
                break;
            }
            assertThat(page.evaluate("""
                            () => {
                              const e = document.activeElement;
                              const shown = e.type === "radio" ? e.nextElementSibling : e;
                              return getComputedStyle(shown).outlineStyle;
                            }"""))
                    .as("outline of %s", page.evaluate("() => document.activeElement.outerHTML"))
                    .isNotEqualTo("none");
            if (!Boolean.TRUE.equals(page.evaluate("() => document.activeElement.type === 'radio'"))) {
                reached++;
            }
        }

        assertThat(reached).isGreaterThanOrEqualTo(controls);
    }

    @Test
    void speaksChangesTheSpanAndDeletes() throws Exception {
        open();

        focus("#speak [name=text]");
        page.keyboard().press("Control+a");
        page.keyboard().type("Typed on the keyboard.");
        focus("#speak button");
        page.keyboard().press("Enter");
        assertThat(row("Typed on the keyboard.")).hasCount(1);

        page.locator("input[name=span]:checked").focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("input[name=span][value=days]")).isChecked();

        button("Delete: Typed on the keyboard.").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#confirm button[value=no]")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(rows()).hasCount(0);
        assertThat(page.locator("#entries")).isFocused();
    }

    /** By the tabulator, as somebody without a mouse does. */
    private void focus(String selector) {
        for (int i = 0; i < MOST_KEYS; i++) {
            if (Boolean.TRUE.equals(page.locator(selector).evaluate("e => e === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("No way to " + selector);
    }
}
