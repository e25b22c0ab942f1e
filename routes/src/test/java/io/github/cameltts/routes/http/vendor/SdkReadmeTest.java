package io.github.cameltts.routes.http.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.spi.AudioFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells users of the SDKs to write does what it says, with the voice that is built in. */
@EnabledIf(value = "io.github.cameltts.routes.http.vendor.Sdk#isInstalled", disabledReason = Sdk.MISSING)
class SdkReadmeTest {

    private static final Pattern SCRIPT = Pattern.compile("```js\n(.*?)```", Pattern.DOTALL);
    private static final String ADDRESS = "http://127.0.0.1:8020";

    @TempDir
    private Path home;

    @Test
    void scriptsOfTheReadmeSpeak() throws Exception {
        List<String> scripts = SCRIPT.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(MatchResult::group)
                .map(script -> script.replaceAll("```(js\n)?", ""))
                .toList();
        assertThat(scripts).hasSize(2).allSatisfy(script -> assertThat(script).contains(ADDRESS));
        try (FaceApp server = FaceApp.both(home.resolve("data")).start()) {
            for (String script : scripts) {
                Sdk.runText(script.replace(ADDRESS, server.baseUrl()), home);
            }
        }

        for (String file : List.of("openai.mp3", "elevenlabs.mp3")) {
            byte[] audio = Files.readAllBytes(home.resolve(file));
            assertThat(AudioInspector.inspect(audio, AudioFormat.MP3).duration())
                    .hasValueSatisfying(duration -> assertThat(duration).isPositive());
        }
    }
}
