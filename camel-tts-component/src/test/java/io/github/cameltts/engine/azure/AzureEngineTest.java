package io.github.cameltts.engine.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.engine.http.HttpEngineCase;
import io.github.cameltts.engine.http.HttpEngineCases;
import io.github.cameltts.engine.http.HttpEngineTestSupport;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.TextLimit;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.UnknownNameException;
import io.github.cameltts.spi.Voice;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class AzureEngineTest extends HttpEngineTestSupport {

    @Override
    protected HttpEngineCase engineCase() {
        return HttpEngineCases.AZURE;
    }

    @Test
    void writesOneDocumentWithVoiceStyleAndProsody() throws Exception {
        engine.synthesize(detailed(TEXT, "cheerful", new Prosody(1.5, -2, 0.5)));

        FakeApiServer.Call call = server.speechCalls().get(0);
        assertThat(call.header("Ocp-Apim-Subscription-Key")).isEqualTo(KEY);
        assertThat(call.header("User-Agent")).isEqualTo("camel-tts");
        assertThat(call.header("X-Microsoft-OutputFormat")).isEqualTo("audio-24khz-96kbitrate-mono-mp3");
        String expected = "<speak xmlns=\"http://www.w3.org/2001/10/synthesis\" version=\"1.0\" xml:lang=\"en-US\">"
                + "<voice name=\"en-US-JennyNeural\">"
                + "<mstts:express-as xmlns:mstts=\"http://www.w3.org/2001/mstts\" style=\"cheerful\""
                + " styledegree=\"1.5\">"
                + "<prosody rate=\"+50.00%\" pitch=\"-2.00st\" volume=\"50.00\">" + TEXT + "</prosody>"
                + "</mstts:express-as></voice></speak>";
        assertThat(FakeAzureServer.parse(call.body()).isEqualNode(FakeAzureServer.parse(expected)))
                .as(call.body())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "en-US-JennyNeural'/><voice name='x",
                "\"><audio src=\"http://evil/\"/><voice name=\"x",
                "a&b",
                "</voice><voice name=\"x\">"
            })
    void aNameIsDataAndNeverStructure(String name) throws Exception {
        engine.synthesize(detailed(TEXT, name, name, name));

        Element speak =
                FakeAzureServer.parse(server.speechCalls().get(0).body()).getDocumentElement();
        assertThat(speak.getElementsByTagNameNS("*", "*").getLength()).isEqualTo(2);
        Element voice = (Element) speak.getFirstChild();
        assertThat(speak.getAttribute("xml:lang")).isEqualTo(name);
        assertThat(voice.getAttribute("name")).isEqualTo(name);
        assertThat(((Element) voice.getFirstChild()).getAttribute("style")).isEqualTo(name);
        assertThat(speak.getTextContent()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bell \u0007", "nul \u0000", "escape \u001B[0m", "no character \uFFFE"})
    void aCharacterThatXmlCannotCarryIsNamed(String text) {
        assertThat(failure(InvalidSpeechRequestException.class, request(text))).hasMessageContaining("U+");
        assertThat(failure(InvalidSpeechRequestException.class, detailed(TEXT, "a\u0001", "en-US", "chat")))
                .hasMessageContaining("The voice has the character U+0001");
        assertThat(failure(InvalidSpeechRequestException.class, detailed(TEXT, "a", "en\u0001", "chat")))
                .hasMessageContaining("The language has");
        assertThat(failure(InvalidSpeechRequestException.class, detailed(TEXT, "a", "en-US", "\u0001")))
                .hasMessageContaining("The style has");
        assertThat(server.speechCalls()).isEmpty();
    }

    @Test
    void aDocumentThatChoosesItsVoicesIsPassedThroughAsItIs() throws Exception {
        String document = "<?xml version='1.0'?><speak version='1.0' xml:lang='en-US'"
                + " xmlns='http://www.w3.org/2001/10/synthesis'><voice name='de-DE-KatjaNeural'>Hallo &amp;"
                + " <break time='1s'/>du</voice></speak>";

        engine.synthesize(ssml(document, Prosody.NEUTRAL));

        assertThat(server.speechCalls().get(0).body()).isEqualTo(document);
        assertThat(failure(InvalidSpeechRequestException.class, ssml(document, new Prosody(2, 0, 1))))
                .hasMessageContaining("its own voices");
    }

    @Test
    void aDocumentWithoutAVoiceGetsTheRequestsOne() throws Exception {
        String document = "<speak xmlns:mstts='http://www.w3.org/2001/mstts'>One &lt; <!-- no -->two"
                + " <mstts:silence type='Tailing' value='1s'/><p><s>three</s></p></speak>";

        engine.synthesize(ssml(document, new Prosody(1.2, 0, 1)));

        Element speak =
                FakeAzureServer.parse(server.speechCalls().get(0).body()).getDocumentElement();
        assertThat(speak.getTextContent()).isEqualTo("One < two three");
        Element voice = (Element) speak.getFirstChild();
        assertThat(voice.getAttribute("name")).isEqualTo(FakeAzureServer.JENNY);
        Element prosody = (Element) voice.getFirstChild();
        assertThat(prosody.getAttribute("rate")).isEqualTo("+20.00%");
        assertThat(prosody.getElementsByTagNameNS("http://www.w3.org/2001/mstts", "silence")
                        .getLength())
                .isEqualTo(1);
        assertThat(prosody.getElementsByTagNameNS("http://www.w3.org/2001/10/synthesis", "s")
                        .getLength())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<speak>Hello <p>there</speak>",
                "<!DOCTYPE speak [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><speak>&a;</speak>",
                "<speak></speak>",
                "<voice name='x'>Hello</voice>",
                "Hello"
            })
    void aWrongDocumentIsRefusedBeforeItIsSent(String document) {
        failure(InvalidSpeechRequestException.class, ssml(document, Prosody.NEUTRAL));

        assertThat(server.speechCalls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MP3,0,,audio-24khz-96kbitrate-mono-mp3",
        "MP3,48000,,audio-48khz-192kbitrate-mono-mp3",
        "MP3,24000,160,audio-24khz-160kbitrate-mono-mp3",
        "WAV,22050,,riff-22050hz-16bit-mono-pcm",
        "WAV,48000,,riff-48khz-16bit-mono-pcm",
        "PCM,8000,,raw-8khz-16bit-mono-pcm",
        "OPUS,16000,,ogg-16khz-16bit-mono-opus",
        "ULAW,24000,,raw-8khz-8bit-mono-mulaw",
        "ALAW,8000,,raw-8khz-8bit-mono-alaw"
    })
    void spellsFormatsAsAzureDoes(AudioFormat format, int rate, String bitRate, String name) {
        Map<String, String> options = bitRate == null ? Map.of() : Map.of("bitRate", bitRate);

        assertThat(OutputFormat.of(request(TEXT, FakeAzureServer.JENNY, format, rate, options))
                        .name())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"MP3,22050,96", "MP3,24000,97", "OPUS,8000,96", "ULAW,16000,96", "FLAC,0,96"})
    void refusesFormatsThatAzureDoesNotHave(AudioFormat format, int rate, String bitRate) {
        SpeechRequest request = request(TEXT, FakeAzureServer.JENNY, format, rate, Map.of("bitRate", bitRate));

        assertThatThrownBy(() -> engine.identity(request)).isInstanceOf(InvalidSpeechRequestException.class);
    }

    @Test
    void knowsThePaceOfHeaderlessAudio() throws Exception {
        Speech speech = engine.synthesize(request(TEXT, FakeAzureServer.JENNY, AudioFormat.PCM, 0, Map.of()));

        assertThat(speech.sampleRate()).isEqualTo(24000);
        assertThat(speech.duration().orElseThrow().toMillis()).isEqualTo(speech.audio().length / 48);
    }

    @Test
    void anAmericanVoiceIsTheDefault() {
        assertThat(engine.voices())
                .containsExactly(
                        new Voice(FakeAzureServer.JENNY, "Jenny", "en-US", Optional.of("Female")),
                        new Voice(FakeAzureServer.KATJA, "Katja", "de-DE", Optional.of("Female")));
    }

    @Test
    void aStyleThatTheVoiceLacksIsRefusedBecauseAzureWouldIgnoreIt() {
        engine.voices();

        assertThat(failure(UnknownNameException.class, detailed(TEXT, "cheerfull", Prosody.NEUTRAL)))
                .hasMessageContaining("cheerful");
        assertThat(server.speechCalls()).isEmpty();
    }

    @Test
    void aLanguageIsReadFromTheVoicesNameWhereNoneIsGiven() throws Exception {
        engine.synthesize(request(TEXT, FakeAzureServer.KATJA, AudioFormat.MP3, 0, Map.of()));

        assertThat(server.speechCalls().get(0).body()).contains("xml:lang=\"de-DE\"");
    }

    @Test
    void theRegionNamesTheService() {
        AzureEngine azure = new AzureEngine();
        azure.setApiKey(KEY);
        assertThatThrownBy(() -> azure.identity(request(TEXT)))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("tts.azure.region");
        assertThatThrownBy(() -> azure.setRegion("evil.example/"))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("tts.azure.region");

        azure.setRegion("westeurope");

        assertThat(azure.toString()).isEqualTo("azure at https://westeurope.tts.speech.microsoft.com");
    }

    @Test
    void speechThatAzureCutOffIsNoSuccess() {
        server.failWith(200, "audio/mpeg", AudioFixtures.mp3(75_000));

        assertThat(failure(SynthesisFailedException.class)).hasMessageContaining("10 minutes");
    }

    @Test
    void oneCallStaysBelowTenMinutes() {
        assertThat(engine.textLimit(request("Hello"))).isEqualTo(TextLimit.characters(5000));
        assertThat(engine.textLimit(request("\u6771\u4EAC"))).isEqualTo(TextLimit.characters(2000));
        assertThat(engine.textLimit(detailed("Hello", "chat", new Prosody(0.5, 0, 1))))
                .isEqualTo(TextLimit.characters(2500));
    }

    /** The first document is one whose bill was published: 480 characters for twelve times the same. */
    @Test
    void countsWhatAzureCounts() {
        String bill = "<speak xmlns='http://www.w3.org/2001/10/synthesis' version='1.0' xml:lang='en-US'>\n\n"
                + "<voice name='en-US-AvaMultilingualNeural'><prosody rate='-10.00%'>about </prosody></voice>\n"
                        .repeat(12)
                + "\n</speak>";
        assertThat(engine.billableCharacters(ssml(bill, Prosody.NEUTRAL))).isEqualTo(480);

        assertThat(engine.billableCharacters(request("Hello, you!"))).isEqualTo(11);
        assertThat(engine.billableCharacters(request("\u6771\u4EAC\u306F"))).isEqualTo(5);
        assertThat(engine.billableCharacters(request("a\uD83D\uDE00"))).isEqualTo(2);
        assertThat(engine.billableCharacters(detailed("Hello", "chat", new Prosody(2, 0, 1))))
                .isGreaterThan(5 + "<prosody rate=\"+100.00%\"></prosody>".length());
        assertThat(engine.billableCharacters(ssml(
                        "<speak version='1.0'><voice name='a'>ab<!--</voice>-->c</voice> x <voice name='b>'>d</voice>"
                                + "</speak>",
                        Prosody.NEUTRAL)))
                .isEqualTo("ab<!--</voice>-->cd".length());
    }

    private static SpeechRequest detailed(String text, String voice, String language, String style) {
        return made(text, TextType.TEXT, voice, language, Prosody.NEUTRAL, Optional.of(style), Map.of());
    }

    private SpeechRequest detailed(String text, String style, Prosody prosody) {
        return made(
                text,
                TextType.TEXT,
                FakeAzureServer.JENNY,
                "en-US",
                prosody,
                Optional.of(style),
                Map.of("styleDegree", "1.5"));
    }

    private SpeechRequest ssml(String document, Prosody prosody) {
        return made(document, TextType.SSML, FakeAzureServer.JENNY, "en-US", prosody, Optional.empty(), Map.of());
    }

    private static SpeechRequest made(
            String text,
            TextType type,
            String voice,
            String language,
            Prosody prosody,
            Optional<String> style,
            Map<String, String> options) {
        return new SpeechRequest(
                text,
                type,
                voice,
                language,
                "",
                AudioFormat.MP3,
                0,
                prosody,
                style,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                new TreeMap<>(options));
    }
}
