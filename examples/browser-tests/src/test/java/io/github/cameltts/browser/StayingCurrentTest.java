package io.github.cameltts.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The page refreshes itself while somebody looks at it, and says when it cannot. */
class StayingCurrentTest extends DashboardTestSupport {

    private static final String STATS = "**/api/audio-cache/stats";

    @Test
    void whatOthersSpeakComesUpByItself() throws Exception {
        open();
        assertThat(rows()).hasCount(0);
        gateway.speak("Said by somebody else.", Map.of());

        assertThat(row("Said by somebody else.")).hasCount(1);
    }

    @Test
    void hiddenPageAsksForNothingUntilItIsSeenAgain() {
        AtomicInteger asked = new AtomicInteger();
        prepare(new Browser.NewContextOptions());
        page.onRequest(request -> {
            if (request.url().endsWith("/stats")) {
                asked.incrementAndGet();
            }
        });
        page.clock().install();
        page.navigate(gateway.address());
        page.getByText("Updated ").waitFor();

        hide(true);
        int before = asked.get();
        page.clock().runFor(120_000);
        assertThat(asked).hasValue(before);

        hide(false);
        page.waitForCondition(() -> asked.get() > before);
    }

    @Test
    void serverThatIsAwayIsToldAndTheReturnToo() {
        open();
        gateway.close();

        button("Refresh").click();
        assertThat(page.locator("#trouble")).hasText("The server does not answer. What you see may be out of date.");

        gateway = gateway.again().start();
        button("Refresh").click();
        assertThat(page.locator("#trouble")).isHidden();
        complaints.clear();
    }

    @Test
    void tooManyRequestsAreToldWithTheTimeToWait() {
        open();
        page.route(
                STATS,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(429)
                        .setHeaders(Map.of("Retry-After", "7"))
                        .setBody("{\"success\": false, \"error\": {\"status\": 429, \"message\": \"Slow down.\"}}")));

        button("Refresh").click();

        assertThat(page.locator("#trouble")).containsText("Slow down. Try again in 7 s.");
        complaints.clear();
    }

    @Test
    void answerThatIsNoJsonIsTroubleAndNoBlankPage() {
        open();
        page.route(
                STATS,
                route -> route.fulfill(new Route.FulfillOptions().setStatus(502).setBody("<h1>Bad gateway</h1>")));

        button("Refresh").click();

        assertThat(page.locator("#trouble")).containsText("The server answered with status 502.");
        assertThat(page.locator("#headline")).containsText("Nothing was asked for yet");
        complaints.clear();
    }

    private void hide(boolean hidden) {
        page.evaluate("""
                (hidden) => {
                  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
                  document.dispatchEvent(new Event("visibilitychange"));
                }""", hidden);
    }
}
