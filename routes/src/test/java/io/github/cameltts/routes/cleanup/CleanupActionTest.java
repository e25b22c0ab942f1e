package io.github.cameltts.routes.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.routes.TestApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Kamelet, as a route uses it. */
class CleanupActionTest {

    private static final String ACTION = "kamelet:tts-cleanup-action";

    @TempDir
    private Path home;

    private TestApp app;
    private MixedStore store;

    @BeforeEach
    void start() throws Exception {
        app = TestApp.over(home).start();
        store = MixedStore.in(app, home);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void onlyTellsUnlessItIsToldOtherwise() throws Exception {
        Map<?, ?> planned = clean(ACTION, null);

        assertThat(planned.get("dry_run")).isEqualTo(true);
        assertThat(planned.get("deleted_count")).isEqualTo(6L);
        assertThat(planned.get("deleted_bytes")).isEqualTo(1_214L);
        assertThat(planned.get("deleted_assets")).isEqualTo(5L);
        assertThat(planned.get("deleted_size_mb")).isEqualTo(0.0);
        assertThat((List<?>) planned.get("rows")).hasSize(2);
        assertThat(store.keys()).hasSize(6);
    }

    @Test
    void parametersAreFilters() throws Exception {
        Map<?, ?> done = clean(ACTION + "?dryRun=false&type=tts&tenant=acme&voice=onyx&cacheOnly=true", null);

        assertThat(done.get("dry_run")).isEqualTo(false);
        assertThat(store.keys()).doesNotContain("twin").hasSize(5);
    }

    @Test
    void bodyThatIsARequestBeatsTheParameters() throws Exception {
        CleanupRequest request = CleanupRequest.of(Map.of("type", "image"));

        clean(ACTION + "?type=tts", request);

        assertThat(store.keys()).doesNotContain("picture").hasSize(5);
    }

    @Test
    void headersAndOtherBodiesChangeNothing() throws Exception {
        app.ask(ACTION, "{\"dry_run\": false}", Map.of("dryRun", "false", "dry_run", "false"));

        assertThat(store.keys()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "olderThan=7, The filter older_than is '7'. Write a whole number with its unit",
        "unusedFor=0d, The filter unused_for must be above 0.",
        "cacheOnly=true&outputsOnly=true, The filters cache_only and outputs_only",
        "outputsOnly=true&engine=openai, The filter engine is about cached assets",
    })
    void parametersThatMeanNothingStopTheStart(String parameters, String advice) {
        app.close();
        assertThatThrownBy(() -> app = TestApp.over(home)
                        .routes(new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("direct:clean").to(ACTION + "?" + parameters);
                            }
                        })
                        .start())
                .hasStackTraceContaining(advice);
    }

    private Map<?, ?> clean(String action, Object body) {
        return app.ask(action, body, Map.of()).getBody(Map.class);
    }
}
