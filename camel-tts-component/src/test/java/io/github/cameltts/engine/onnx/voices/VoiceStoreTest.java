package io.github.cameltts.engine.onnx.voices;

import static io.github.cameltts.engine.onnx.voices.OfferedVoice.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.UnknownNameException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names mean which voice, and which mean none. */
@Timeout(60)
class VoiceStoreTest {

    private static final URI NOWHERE = URI.create("https://publisher.invalid/");

    private final VoiceCatalog catalog = OfferedVoice.piper().catalog(NOWHERE);

    @TempDir
    Path home;

    private Path folder;
    private VoiceStore store;

    @BeforeEach
    void openStore() throws IOException {
        folder = Files.createDirectory(home.resolve("models"));
        store = open(Optional.empty(), false);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aModelInTheFolderIsFoundWithItsConfig() throws Exception {
        Path model = write("brand.onnx");
        Path config = write("brand.onnx.json");

        VoiceFiles files = store.find("brand");

        assertThat(files.name()).isEqualTo("brand");
        assertThat(files.model()).isEqualTo(model);
        assertThat(files.config()).contains(config);
    }

    @ParameterizedTest
    @ValueSource(strings = {"brand.onnx", "model.onnx", "whatever.onnx"})
    void aVoiceMayLieInAFolderOfItsOwn(String modelName) throws Exception {
        Path model = write("brand/" + modelName);
        Path config = write("brand/config.json");
        write("brand/voices/af_anna.bin");

        VoiceFiles files = store.find("brand");

        assertThat(files.model()).isEqualTo(model);
        assertThat(files.config()).contains(config);
    }

    @Test
    void aFolderWithTwoModelsAndNoneOfItsNameIsNoVoice() throws IOException {
        write("brand/one.onnx");
        write("brand/two.onnx");

        assertThatThrownBy(() -> store.find("brand")).isInstanceOf(UnknownNameException.class);
        assertThat(store.voices()).extracting(CatalogVoice::name).doesNotContain("brand");
    }

    @Test
    void aVoiceThatNobodyHasIsAnsweredWithTheNearestNames() {
        assertThatThrownBy(() -> store.find("en_US-ana-medium"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("Did you mean " + NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                ".hidden",
                "anna.",
                "anna ",
                "an\u0000na",
                "an\nna",
                "an:na",
                "an*na",
                "an|na",
                "NUL",
                "com1",
                "aux.voice",
                "~anna",
                "-anna",
                "$(anna)"
            })
    void aNameThatIsNoFileNameIsRefused(String name) {
        assertThatThrownBy(() -> store.find(name)).isInstanceOf(InvalidSpeechRequestException.class);
    }

    @Test
    void aNameWithoutEndIsRefused() {
        assertThatThrownBy(() -> store.find("a".repeat(201))).isInstanceOf(InvalidSpeechRequestException.class);
    }

    @Test
    void aPathInsideTheFolderIsFollowed() throws Exception {
        Path model = write("team/brand.onnx");
        Path config = write("team/brand.onnx.json");

        assertThat(store.find("team/brand.onnx").config()).contains(config);
        assertThat(store.find("team/brand.onnx").model()).isEqualTo(model);
        assertThat(store.find("team/brand.onnx").name()).isEqualTo("brand");
        assertThatThrownBy(() -> store.find("team/brant.onnx")).isInstanceOf(UnknownNameException.class);
    }

    @Test
    void whereTheFolderLiesCannotBeFoundOutByGuessing() throws Exception {
        Path model = write("brand.onnx");
        String[] guesses = {model.toString(), model.resolveSibling("other.onnx").toString(), "/etc/x.onnx"};

        assertThat(guesses).extracting(this::refusal).containsOnly(refusal(guesses[0]));
        assertThat(refusal(guesses[0])).contains("relative", "tts.onnx.allowPaths");
    }

    private String refusal(String voice) {
        return catchThrowableOfType(InvalidSpeechRequestException.class, () -> store.find(voice))
                .getMessage();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.onnx",
                "team/../../secret.onnx",
                "team/../brand.onnx",
                "./../secret.onnx",
                "..\\secret.onnx",
                "\\\\server\\share\\x.onnx",
                "C:\\x.onnx",
                "/etc/x.onnx",
                "/etc/passwd",
                "team/",
                "team/nul.onnx",
                "te\u0000am/x.onnx"
            })
    void aPathThatLeadsOutIsRefusedWhetherOrNotThereIsAFile(String path) throws IOException {
        write("brand.onnx");
        Files.writeString(home.resolve("secret.onnx"), "secret");

        assertThatThrownBy(() -> store.find(path))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .isNotInstanceOf(UnknownNameException.class);
    }

    @Test
    void anyPathIsFollowedWhereTheOperatorAllowsIt() throws Exception {
        Path model = Files.writeString(home.resolve("anywhere.onnx"), "model");
        try (VoiceStore open = open(Optional.empty(), true)) {
            assertThat(open.find(model.toString()).model()).isEqualTo(model);
            assertThat(open.find("../anywhere.onnx".replace("..", home.toString()))
                            .model())
                    .isEqualTo(model);
            assertThatThrownBy(() -> open.find(home + "/missing.onnx")).isInstanceOf(UnknownNameException.class);
            assertThatThrownBy(() -> open.find(home + "/secret.txt")).hasMessageContaining(".onnx");
        }
    }

    @Test
    void theDigestIsThatOfAllFilesOfTheVoice() throws Exception {
        write("brand/model.onnx");
        write("brand/config.json");
        Path pack = write("brand/voices/af_anna.bin");
        String before = store.find("brand").digest();

        Files.writeString(pack, "another style");
        Files.setLastModifiedTime(pack, FileTime.from(Instant.parse("2020-02-02T02:02:02Z")));

        assertThat(store.find("brand").digest()).matches("[0-9a-f]{64}").isNotEqualTo(before);
        write("brand/README.txt");
        write("brand/voices/af_anna.bin.part");
        Files.writeString(pack, "brand/voices/af_anna.bin");
        assertThat(store.find("brand").digest()).isEqualTo(before);
    }

    @Test
    void theListHasFirstWhatLiesInTheFolder() throws IOException {
        write("xx_YY-brand-low.onnx");
        write("no voice.txt");

        assertThat(store.voices()).extracting(CatalogVoice::name).containsExactly("xx_YY-brand-low", NAME);
        assertThat(store.voices()).extracting(CatalogVoice::installed).containsExactly(true, false);
        assertThat(store.voices().get(0).language()).isEqualTo("xx-YY");
        assertThat(store.voices().get(0).quality()).isEqualTo("low");
        assertThat(store.voices().get(1).licence()).isEqualTo("CC0-1.0");
    }

    @Test
    void aVoiceOfTheCatalogThatLiesInTheFolderIsListedOnce() throws IOException {
        write(NAME + ".onnx");
        write(NAME + ".onnx.json");

        assertThat(store.voices()).singleElement().satisfies(voice -> {
            assertThat(voice.installed()).isTrue();
            assertThat(voice.sampleRate()).isEqualTo(22050);
        });
    }

    @Test
    void aVoiceOfTheCatalogWithoutItsConfigIsStillToBeFetched() throws IOException {
        write(NAME + ".onnx");

        assertThat(store.voices()).singleElement().satisfies(voice -> assertThat(voice.installed())
                .isFalse());
    }

    @Test
    void packsBesideAModelWithoutConfigAreItsOwn() throws Exception {
        write("brand.onnx");
        write("config.json");
        Path packs = write("voices-v1.0.bin");
        VoiceFiles before = store.find("brand");

        Files.writeString(packs, "other voices");

        assertThat(before.config()).isEmpty();
        assertThat(store.find("brand").digest()).isNotEqualTo(before.digest());
    }

    @Test
    void aCatalogOfOnesOwnGoesBeforeTheShippedOne() throws Exception {
        try (FakeFileServer server = new FakeFileServer()) {
            OfferedVoice anna = OfferedVoice.piper().on(server);
            String json = anna.json(server.url());
            server.put("catalog.json", json.getBytes(StandardCharsets.UTF_8));
            Path file = Files.writeString(home.resolve("own.json"), json);

            for (String where : new String[] {file.toString(), server.url() + "catalog.json"}) {
                try (VoiceStore own = open(Optional.of(where), false)) {
                    assertThat(own.voices()).singleElement().satisfies(voice -> assertThat(voice.baseUrl())
                            .isEqualTo(server.url()));
                    assertThat(own.find(NAME).model()).hasBinaryContent(anna.model());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.json", "https://publisher.invalid/catalog.json", "http://[wrong"})
    void aCatalogThatCannotBeReadIsToldToThoseWhoNeedIt(String where) throws Exception {
        write("brand.onnx");
        write("brand.onnx.json");
        try (VoiceStore own = open(Optional.of(where), false)) {
            assertThatThrownBy(() -> own.find("nobody"))
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("tts.onnx.catalog");
            assertThat(own.find("brand").name()).isEqualTo("brand");
            assertThat(own.voices()).extracting(CatalogVoice::name).containsExactly("brand", NAME);
        }
    }

    private VoiceStore open(Optional<String> ownCatalog, boolean allowPaths) {
        return QuietStore.of(QuietStore.settings(folder, Optional.empty(), ownCatalog, false, allowPaths), catalog);
    }

    private Path write(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, path);
    }
}
