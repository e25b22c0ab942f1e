package io.github.cameltts.engine.xtts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.engine.http.HttpEngineCase;
import io.github.cameltts.engine.http.HttpEngineCases;
import io.github.cameltts.engine.http.HttpEngineTestSupport;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities.Control;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.UnknownNameException;
import io.github.cameltts.spi.Voice;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiServerDialectTest extends HttpEngineTestSupport {

    private static final byte[] WAV = AudioFixtures.of(AudioFormat.WAV);

    @Override
    protected HttpEngineCase engineCase() {
        return HttpEngineCases.XTTS;
    }

    @Test
    void sendsTextSpeakerAndLanguageAndNothingElse() throws Exception {
        engine.synthesize(SpeechRequest.of(TEXT, FakeXttsApiServer.FEMALE, "zh-CN", AudioFormat.WAV, 0));

        FakeApiServer.Call call = server.speechCalls().get(0);
        assertThat(call.target()).isEqualTo("/tts_to_audio/");
        assertThat(call.body())
                .isEqualTo("{\"text\":\"" + TEXT + "\",\"speaker_wav\":\"calm_female\",\"language\":\"zh-cn\"}");
    }

    @Test
    void settingsThatAllWhoUseTheServerShareAreLeftAlone() throws Exception {
        engine.voices();
        engine.synthesize(request(TEXT));

        assertThat(server.calls())
                .extracting(FakeApiServer.Call::target)
                .containsExactly("/speakers", "/tts_to_audio/");
        assertThat(engine.capabilities().options()).isEmpty();
        assertThat(engine.capabilities().controls()).doesNotContain(Control.SPEAKER_REFERENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/secrets.txt", "notes.txt", "C:\\Users\\me\\A.TXT", "Please read notes.txt"})
    void aTextIsNeverAPathOnTheServer(String text) throws Exception {
        engine.synthesize(request(text));

        assertThat(server.text(server.speechCalls().get(0))).isEqualTo(text + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/voice.wav", "../voice", "a\\b", "", ".hidden"})
    void aVoiceIsNeverAPathOnTheServer(String voice) {
        assertThat(failure(InvalidSpeechRequestException.class, request(TEXT, voice, AudioFormat.WAV, 0, Map.of())))
                .hasMessageContaining("no path");
        assertThat(server.speechCalls()).isEmpty();
    }

    @Test
    void aStallEndsWithTheTimeout() {
        engine.setResponseTimeout("300ms");
        server.streamByHand("audio/wav");
        assertThat(failure(EngineUnavailableException.class)).hasMessageContaining("no complete answer");

        server.streamByHand("audio/wav").send(WAV);
        assertThat(failure(EngineUnavailableException.class)).hasMessageContaining("no complete answer");
    }

    @Test
    void anAnswerThatBreaksOffIsNeverAudioAndNothingOfItIsHandedOn() {
        List<byte[]> heard = new CopyOnWriteArrayList<>();
        server.streamByHand("audio/wav").send(WAV).breakOff();

        assertThatThrownBy(engine.synthesizeAsync(request(TEXT), heard::add)::get)
                .hasCauseInstanceOf(EngineUnavailableException.class);
        assertThat(heard).isEmpty();
    }

    @Test
    void anAnswerOverTheBoundIsRefused() {
        engine.setMaxResponseBytes(1000);

        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("1000 bytes");
    }

    @Test
    void listsTheSpeakersOfTheServer() {
        assertThat(engine.voices())
                .containsExactly(new Voice("calm_female", "calm_female", ""), new Voice("male", "male", ""));
    }

    @ParameterizedTest
    @CsvSource({"zh,zh-CN", "de-CH,de", "en-GB,en"})
    void findsTheLanguageThatTheModelSpeaks(String asked, String spoken) {
        context.getPropertiesComponent().addInitialProperty("tts.xtts.baseUrl", server.baseUrl());
        context.getPropertiesComponent().addInitialProperty("tts.xtts.dialect", "api-server");

        Object language = context.createFluentProducerTemplate()
                .to("tts:xtts?operation=resolve")
                .withHeader(TtsConstants.LANGUAGE, asked)
                .withBody(TEXT)
                .send()
                .getMessage()
                .getHeader(TtsConstants.LANGUAGE);

        assertThat(language).isEqualTo(spoken);
    }

    @Test
    void anUnsupportedLanguageIsRefusedInTheServersWords() {
        assertThat(failure(
                        InvalidSpeechRequestException.class,
                        SpeechRequest.of(TEXT, FakeXttsApiServer.FEMALE, "fr", AudioFormat.WAV, 0)))
                .hasMessageContaining("Language code");
    }

    @Test
    void anUnknownDialectNamesTheKnownOnes() {
        assertThatThrownBy(() -> ((XttsEngine) engine).setDialect("apiserver"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("api-server, coqui");
    }
}
