package io.github.cameltts.routes.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookPolicyTest {

    private static final WebhookPolicy POLICY = WebhookPolicy.of("hooks.example.com, *.Example.org,", "", false, true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com/a?b=c",
                "https://HOOKS.example.com.:8443/",
                "HTTPS://a.example.org/",
                "https://a.b.example.org/"
            })
    void hostsOfTheListAreAllowed(String url) {
        assertThat(POLICY.check(url)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/",
                "https://example.org/",
                "https://badexample.org/",
                "https://hooks.example.com.evil.net/",
                "http://hooks.example.com/",
                "file:///etc/passwd",
                "https://hooks.example.com@evil.net/",
                "https://evil.net/#hooks.example.com",
                "https://evil.net\\@hooks.example.com/",
                "https:hooks.example.com",
                "//hooks.example.com/",
                "hooks.example.com",
                "https://hooks.example.com/a b",
                "https://hooks.example.com/\r\nX: y",
                "https://%68ooks.example.com/",
                ""
            })
    void anyOtherAddressIsRefusedWithoutBeingRepeated(String url) {
        assertThatThrownBy(() -> POLICY.check(url))
                .isInstanceOf(WebhookRefusedException.class)
                .hasMessageNotContainingAny("evil", "passwd", "%68");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " , "})
    void withoutAListNothingIsAllowed(String hosts) {
        assertThatThrownBy(() -> WebhookPolicy.of(hosts, "", true, true).check("https://hooks.example.com/"))
                .isInstanceOf(WebhookRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "hooks.example.com"})
    void withoutASecretNothingIsAllowed(String hosts) {
        assertThatThrownBy(() -> WebhookPolicy.of(hosts, "", true, false).check("https://hooks.example.com/"))
                .isInstanceOf(WebhookRefusedException.class)
                .hasMessageContaining("tts.webhook.secret");
    }
}
