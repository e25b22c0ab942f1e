package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.audio.WavFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that differ in anything audible have different keys, and equal ones have the same. */
class CompleteKeyTest {

    private static final int MUTATIONS = 10_000;

    @TempDir
    Path speakers;

    private final FakeSpeechEngine engine = new FakeSpeechEngine();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        for (int i = 0; i < 20; i++) {
            Files.write(speakers.resolve("ref" + i + ".wav"), reference(i));
        }
        context.getRegistry().bind("fake", engine);
        TtsComponent component = new TtsComponent();
        component.setSpeakers(speakers.toString());
        context.addComponent("tts", component);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    /** What a request says, and what is configured around it. */
    private static final class Case {
        private String text = "Hello world";
        private String version = "1";
        private String modelDigest = "d1";
        private final Map<String, Object> headers = new TreeMap<>();
        private final Map<String, String> options = new LinkedHashMap<>();

        private Case copy() {
            Case copy = new Case();
            copy.text = text;
            copy.version = version;
            copy.modelDigest = modelDigest;
            copy.headers.putAll(headers);
            copy.options.putAll(options);
            return copy;
        }

        /** What must decide between a hit and a miss, spelled out independently of the key's code. */
        private Map<String, Object> meaning() {
            Map<String, Object> meaning = new TreeMap<>();
            meaning.put("text", text);
            meaning.put("version", version);
            meaning.put("digest", modelDigest);
            Map<String, Object> effective = new HashMap<>();
            effective.put("voice", "alice");
            effective.put("format", "wav");
            effective.put("sampleRate", 8000);
            effective.put("rate", 1.0);
            effective.put("pitch", 0.0);
            effective.put("volume", 1.0);
            effective.put("textType", "text");
            effective.put("tenant", "");
            options.forEach(effective::put);
            headers.forEach((name, value) -> {
                String option = name.substring("CamelTts".length());
                effective.put(Character.toLowerCase(option.charAt(0)) + option.substring(1), value);
            });
            effective.forEach((name, value) -> meaning.put(name, number(value)));
            return meaning;
        }

        private static Object number(Object value) {
            try {
                return Double.valueOf(value.toString());
            } catch (NumberFormatException e) {
                return value;
            }
        }
    }

    private static final List<String> WORDS =
            List.of("Hello", "hello", "world", "World", "one", "1", "two", "not", "naïve", "a", "ab", "b", ".", "?");
    private static final List<BiConsumer<Case, Random>> MUTATORS = List.of(
            (c, r) -> c.text = words(r),
            (c, r) -> c.text = c.text + " " + WORDS.get(r.nextInt(WORDS.size())),
            (c, r) -> c.version = "v" + r.nextInt(50),
            (c, r) -> c.modelDigest = Integer.toHexString(r.nextInt(5000)),
            header(TtsConstants.VOICE, "alice", "bruno", "chloe"),
            header(TtsConstants.FORMAT, "wav", "mp3", "pcm", "flac"),
            header(TtsConstants.SAMPLE_RATE, 8000, 16000, 24000),
            number(TtsConstants.RATE, 0.25, 4),
            number(TtsConstants.PITCH, -12, 12),
            number(TtsConstants.VOLUME, 0, 2),
            (c, r) -> c.headers.put(TtsConstants.STYLE, "style" + r.nextInt(40)),
            (c, r) -> c.headers.put(TtsConstants.INSTRUCTIONS, words(r)),
            (c, r) -> c.headers.put(TtsConstants.SEED, (long) r.nextInt(1000)),
            (c, r) -> c.headers.put(TtsConstants.MODEL, "m" + r.nextInt(20)),
            (c, r) -> c.headers.put(TtsConstants.TENANT, "t" + r.nextInt(20)),
            (c, r) -> c.headers.put(TtsConstants.SPEAKER_REFERENCE, "ref" + r.nextInt(20) + ".wav"),
            (c, r) -> c.options.put("voice", List.of("alice", "bruno", "chloe").get(r.nextInt(3))),
            (c, r) -> c.options.put("rate", String.valueOf(0.25 + r.nextInt(300) / 100.0)),
            (c, r) -> c.options.put("format", List.of("wav", "mp3").get(r.nextInt(2))),
            (c, r) -> c.options.put("tenant", "t" + r.nextInt(20)),
            (c, r) -> c.options.put("engine.stability", String.valueOf(r.nextInt(1000) / 1000.0)),
            (c, r) -> c.options.put("engine.revision", r.nextInt(10) + "." + r.nextInt(10) + "0"),
            (c, r) -> c.options.put("engine.boost", String.valueOf(r.nextBoolean())));

    @Test
    void noFalseHitInTenThousandMutations() {
        Random random = new Random(20261121);
        Map<String, Map<String, Object>> meaningByKey = new HashMap<>();
        Map<Map<String, Object>, String> keyByMeaning = new HashMap<>();
        Case current = new Case();
        for (int i = 0; i < MUTATIONS; i++) {
            current = i % 50 == 0 ? new Case() : current.copy();
            MUTATORS.get(random.nextInt(MUTATORS.size())).accept(current, random);
            Map<String, Object> meaning = withTextualRevision(current);
            String key = key(current);

            Map<String, Object> before = meaningByKey.putIfAbsent(key, meaning);
            assertThat(before == null || before.equals(meaning))
                    .as("false hit: %s and %s", before, meaning)
                    .isTrue();
            String keyBefore = keyByMeaning.putIfAbsent(meaning, key);
            assertThat(keyBefore == null || keyBefore.equals(key))
                    .as("false miss: %s", meaning)
                    .isTrue();
        }
        assertThat(meaningByKey).hasSizeGreaterThan(MUTATIONS / 2);
    }

    @Test
    void profileKeyIsDecidedByAllButTheText() {
        Random random = new Random(5);
        Map<String, Map<String, Object>> meaningByProfile = new HashMap<>();
        Map<Map<String, Object>, String> profileByMeaning = new HashMap<>();
        Case current = new Case();
        for (int i = 0; i < MUTATIONS / 5; i++) {
            current = i % 20 == 0 ? new Case() : current.copy();
            MUTATORS.get(random.nextInt(MUTATORS.size())).accept(current, random);
            Map<String, Object> meaning = withTextualRevision(current);
            meaning.remove("text");
            Message resolved = resolve(current);
            String profile = resolved.getHeader(TtsConstants.PROFILE_KEY, String.class);

            assertThat(profile)
                    .isNotEqualTo(resolved.getHeader(TtsConstants.KEY))
                    .hasSize(64);
            Map<String, Object> before = meaningByProfile.putIfAbsent(profile, meaning);
            assertThat(before == null || before.equals(meaning))
                    .as("one profile: %s and %s", before, meaning)
                    .isTrue();
            String profileBefore = profileByMeaning.putIfAbsent(meaning, profile);
            assertThat(profileBefore == null || profileBefore.equals(profile))
                    .as("two profiles: %s", meaning)
                    .isTrue();
        }
        assertThat(meaningByProfile).hasSizeGreaterThan(MUTATIONS / 10);
    }

    @Test
    void keyThatIgnoresCaseHasAnotherProfile() {
        assertThat(profile("", "Polish")).isEqualTo(profile("", "polish"));
        assertThat(profile("caseInsensitive=true", "Polish")).isNotEqualTo(profile("", "Polish"));
    }

    @Test
    void ssmlHasNoProfileBecauseItsTextSaysHowItIsSpoken() {
        Message resolved = resolve(
                "tts:fake?operation=resolve",
                "<speak>Hello</speak>",
                Map.of(TtsConstants.TEXT_TYPE, "ssml", TtsConstants.PROFILE_KEY, "of another request"));

        assertThat(resolved.getHeader(TtsConstants.KEY)).isNotNull();
        assertThat(resolved.getHeaders()).doesNotContainKey(TtsConstants.PROFILE_KEY);
    }

    private Object profile(String query, String text) {
        return resolve("tts:fake?operation=resolve&" + query, text, Map.of()).getHeader(TtsConstants.PROFILE_KEY);
    }

    @Test
    void fieldsDoNotRunIntoEachOther() {
        Case one = new Case();
        one.headers.put(TtsConstants.STYLE, "a");
        one.headers.put(TtsConstants.INSTRUCTIONS, "bc");
        Case two = new Case();
        two.headers.put(TtsConstants.STYLE, "ab");
        two.headers.put(TtsConstants.INSTRUCTIONS, "c");

        assertThat(key(one)).isNotEqualTo(key(two));
    }

    @Test
    void numbersHaveOneSpelling() {
        assertThat(uriKey("engine.stability=1")).isEqualTo(uriKey("engine.stability=1.0"));
        assertThat(uriKey("engine.stability=10")).isEqualTo(uriKey("engine.stability=1e1"));
        assertThat(uriKey("rate=1")).isEqualTo(uriKey("rate=1.0")).isEqualTo(uriKey(""));
        assertThat(uriKey("engine.revision=1.1")).isNotEqualTo(uriKey("engine.revision=1.10"));
    }

    @Test
    void orderOfOptionsDoesNotMatter() {
        assertThat(uriKey("engine.stability=0.5&engine.boost=true&rate=2"))
                .isEqualTo(uriKey("rate=2.0&engine.boost=TRUE&engine.stability=0.50"));
    }

    @Test
    void whiteSpaceAndUnicodeFormDoNotMatter() {
        String text = "Crème brûlée,  and\n\tmore";
        assertThat(textKey("  " + Normalizer.normalize(text, Normalizer.Form.NFD) + "\r\n"))
                .isEqualTo(textKey("Crème brûlée, and more"))
                .isEqualTo(textKey("\uFEFFCrème\u00A0brûlée, and more"));
    }

    @Test
    void caseMattersUnlessAskedOtherwise() {
        assertThat(textKey("Polish")).isNotEqualTo(textKey("polish"));
        assertThat(uriKeyOf("caseInsensitive=true", "Polish")).isEqualTo(uriKeyOf("caseInsensitive=true", "polish"));
        assertThat(uriKeyOf("caseInsensitive=true", "polish")).isNotEqualTo(textKey("polish"));
    }

    @Test
    void configuredDefaultsAreInTheKey() {
        String before = textKey("Hello");
        context.getComponent("tts", TtsComponent.class).getConfiguration().setVoice("bruno");

        assertThat(uriKeyOf("volume=1", "Hello")).isNotEqualTo(before);
    }

    @Test
    void contentOfTheSpeakerReferenceIsInTheKeyAndItsNameIsNot() throws Exception {
        Files.write(speakers.resolve("copy.wav"), reference(3));
        Case one = new Case();
        one.headers.put(TtsConstants.SPEAKER_REFERENCE, "ref3.wav");
        Case same = new Case();
        same.headers.put(TtsConstants.SPEAKER_REFERENCE, "copy.wav");
        String before = key(one);
        assertThat(key(same)).isEqualTo(before);

        Files.write(speakers.resolve("ref3.wav"), reference(33));

        assertThat(key(one)).isNotEqualTo(before);
    }

    private static byte[] reference(int number) {
        return WavFile.encode(AudioFixtures.tone(8000 + number, 8000), 8000);
    }

    /** The textual option keeps its spelling: 1.10 is another revision than 1.1. */
    private static Map<String, Object> withTextualRevision(Case c) {
        Map<String, Object> meaning = c.meaning();
        if (c.options.containsKey("engine.revision")) {
            meaning.put("engine.revision", c.options.get("engine.revision"));
        }
        return meaning;
    }

    private String key(Case c) {
        return resolve(c).getHeader(TtsConstants.KEY, String.class);
    }

    private Message resolve(Case c) {
        engine.version(c.version).modelDigest(c.modelDigest);
        List<String> query = new ArrayList<>();
        c.options.forEach((name, value) -> query.add(name + "=" + value));
        return resolve("tts:fake?operation=resolve&" + String.join("&", query), c.text, c.headers);
    }

    private String uriKey(String query) {
        return uriKeyOf(query, "Hello");
    }

    private String uriKeyOf(String query, String text) {
        return key("tts:fake?operation=resolve&" + query, text, Map.of());
    }

    private String textKey(String text) {
        return uriKeyOf("", text);
    }

    private final Map<String, org.apache.camel.Producer> producers = new HashMap<>();

    private String key(String uri, String text, Map<String, Object> headers) {
        return resolve(uri, text, headers).getHeader(TtsConstants.KEY, String.class);
    }

    private Message resolve(String uri, String text, Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(text);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        try {
            TtsEndpoint endpoint = (TtsEndpoint) context.getComponent("tts")
                    .createEndpoint(uri.endsWith("&") ? uri.substring(0, uri.length() - 1) : uri);
            org.apache.camel.Producer producer = producers.computeIfAbsent(uri, any -> endpoint.createProducer());
            producer.start();
            producer.process(exchange);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage();
    }

    private static String words(Random random) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            chosen.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(" ", chosen);
    }

    private static BiConsumer<Case, Random> header(String name, Object... values) {
        return (c, random) -> c.headers.put(name, values[random.nextInt(values.length)]);
    }

    private static BiConsumer<Case, Random> number(String name, double min, double max) {
        return (c, random) -> c.headers.put(name, Math.round((min + random.nextDouble() * (max - min)) * 100) / 100.0);
    }
}
