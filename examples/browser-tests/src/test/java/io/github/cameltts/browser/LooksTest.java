package io.github.cameltts.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Phones, light and dark. */
class LooksTest extends DashboardTestSupport {

    /** Pairs of text and ground whose contrast falls below 4.5 (WCAG AA), for text that is visible. */
    private static final String TOO_FAINT = """
            () => {
              const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
              const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255)
                  .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
                  .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const ground = (element) => {
                for (let e = element; e; e = e.parentElement) {
                  const colour = channels(getComputedStyle(e).backgroundColor);
                  if (colour.length < 4 || colour[3] === 1) { return colour; }
                }
                return [255, 255, 255];
              };
              return [...document.querySelectorAll("body *")]
                  .filter((e) => e.checkVisibility() && !e.disabled && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
                  .filter((e) => {
                    const [a, b] = [luminance(channels(getComputedStyle(e).color)), luminance(ground(e))];
                    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
                  })
                  .map((e) => e.outerHTML.slice(0, 80));
            }""";

    @Test
    void phoneNeedsNoScrollingToTheSide() throws Exception {
        fill();
        open(new Browser.NewContextOptions().setViewportSize(360, 740));
        button("Speak").click();
        assertThat(page.locator("#spoken")).containsText("first bytes");
        button("Preview").click();
        assertThat(page.locator("#cleanup-run")).isVisible();

        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(page.evaluate("""
                        () => [...document.querySelectorAll("main button, main input:not([type=radio]), main select, #player button, #player audio")]
                            .filter((e) => e.checkVisibility())
                            .map((e) => [e.outerHTML.slice(0, 60), e.getBoundingClientRect()])
                            .filter(([, box]) => box.left < 0 || box.right > 360 || box.height < 32)
                            .map(([html]) => html)""")).isEqualTo(List.of());
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void textIsReadableInLightAndInDark(ColorScheme scheme) throws Exception {
        fill();
        open(new Browser.NewContextOptions().setColorScheme(scheme));
        button("Speak").click();
        assertThat(page.locator("#spoken")).containsText("first bytes");

        assertThat(page.evaluate(TOO_FAINT)).isEqualTo(List.of());
        assertThat(brightness()).isBetween(scheme == ColorScheme.DARK ? 0 : 200, scheme == ColorScheme.DARK ? 60 : 255);
    }

    @Test
    void schemeMayChangeWhileThePageIsOpen() throws Exception {
        fill();
        open(new Browser.NewContextOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(page.locator("#rate-chart canvas")).hasCount(1);

        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

        assertThat(page.locator("#rate-chart canvas")).hasCount(1);
        assertThat(brightness()).isLessThan(60);
    }

    @Test
    void plotsSayInWordsWhatTheyShow() throws Exception {
        fill();
        open();

        assertThat(page.locator("#rate-chart"))
                .hasAttribute("aria-label", "Hit rate over time. In all 50 % of 2 requests were hits.");
        assertThat(page.locator("#money-chart"))
                .hasAttribute(
                        "aria-label", Pattern.compile("Within 31 days €0\\.\\d+ were saved and €0\\.\\d+ spent\\."));
    }

    private int brightness() {
        return (int) page.evaluate("() => Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
    }

    private void fill() throws Exception {
        gateway.speak("Mind the gap between the train and the platform.", Map.of());
        gateway.speak("Mind the gap between the train and the platform.", Map.of());
    }
}
