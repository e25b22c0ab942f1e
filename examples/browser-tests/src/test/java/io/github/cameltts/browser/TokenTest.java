package io.github.cameltts.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With a token the browser itself asks for it, and the page needs to know nothing. */
class TokenTest extends DashboardTestSupport {

    private static final String TOKEN = "correct-horse";

    @Override
    Gateway configured(Gateway plain) {
        return plain.with("tts.api.token", TOKEN);
    }

    @Test
    void pageWorksWithTheTokenAsPassword() {
        open(new Browser.NewContextOptions().setHttpCredentials("", TOKEN));

        button("Speak").click();

        assertThat(page.locator("#spoken")).containsText("Miss: synthesized");
        hear();
        button("Play: The next train to the coast leaves from platform four.")
                .first()
                .click();
        hear();
        complaints.clear();
    }

    @Test
    void nothingOfThePageIsShownWithoutIt() {
        prepare(new Browser.NewContextOptions());

        for (String path : List.of("", "dashboard/dashboard.js", "api/audio-cache/stats")) {
            APIResponse refused = page.request()
                    .get(gateway.address() + path, RequestOptions.create().setHeader("Accept", "text/html"));

            assertThat(refused.status()).as(path).isEqualTo(401);
            assertThat(refused.headers().get("www-authenticate")).startsWith("Basic realm=");
        }
    }
}
