package io.github.cameltts.engine.onnx.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.EngineUnavailableException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where redirects may lead. */
class HttpSourceTest {

    @ParameterizedTest
    @CsvSource({
        "https://a.org/x, https://b.org/y?s=1, https://b.org/y?s=1",
        "https://a.org/x/y, /z, https://a.org/z",
        "https://a.org/x, //b.org/y, https://b.org/y",
        "http://a.org/x, https://b.org/y, https://b.org/y",
        "http://a.org:81/x, http://a.org:81/y, http://a.org:81/y"
    })
    void toHttpsOrTheSameHost(URI from, String location, URI to) {
        assertThat(HttpSource.next(from, location)).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.org/x, http://a.org/x",
        "https://a.org/x, http://b.org/y",
        "http://a.org/x, http://b.org/y",
        "http://a.org:81/x, http://a.org:82/x",
        "http://a.org/x, ''",
        "https://a.org/x, 'https://b.org/ y'",
        "https://a.org/x, mailto:somebody"
    })
    void nowhereElse(URI from, String location) {
        assertThatThrownBy(() -> HttpSource.next(from, location)).isInstanceOf(EngineUnavailableException.class);
    }

    @Test
    void aRedirectToWhatIsNoUrlIsToldWithoutTheSignaturesOfEither() {
        URI from = URI.create("https://a.org/x?signature=secret");

        assertThatThrownBy(() -> HttpSource.next(from, "https://b.org/ y?signature=secret"))
                .hasMessageStartingWith("https://a.org redirects")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}
