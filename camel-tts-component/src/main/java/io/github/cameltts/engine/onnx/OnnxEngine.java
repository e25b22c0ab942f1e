package io.github.cameltts.engine.onnx;

import io.github.cameltts.engine.onnx.encoder.OnnxVoiceEncoder;
import io.github.cameltts.engine.onnx.family.VoiceFamilies;
import io.github.cameltts.engine.onnx.session.OnnxRuntime;
import io.github.cameltts.engine.onnx.speech.LocalVoice;
import io.github.cameltts.engine.onnx.speech.NeuralSpeaker;
import io.github.cameltts.engine.onnx.speech.SpeechOptions;
import io.github.cameltts.engine.onnx.voices.VoiceStore;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.EngineOption;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.LoadedModel;
import io.github.cameltts.spi.ModelHost;
import io.github.cameltts.spi.SpeakerEmbedding;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.StreamingSpeechEngine;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.TtsEngine;
import io.github.cameltts.spi.Voice;
import io.github.cameltts.spi.VoiceEncoder;
import io.github.cameltts.text.Phonemizers;
import io.github.cameltts.text.TextNormalizer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.Service;

/**
 * Neural voices in ONNX files, in this process: those of Piper, Kokoro and others that people download. A voice is named
 * {@code model} or {@code model#speaker}.
 */
@TtsEngine(OnnxEngine.ID)
public final class OnnxEngine extends OnnxEngineSettings
        implements StreamingSpeechEngine, VoiceEncoder, ModelHost, Service {

    static final String ID = "onnx";

    /** Raised whenever the same model and ids become other samples. */
    private static final String VERSION = "1";

    private static final int LONGEST_TEXT = 100_000;

    private final VoiceFamilies families = new VoiceFamilies();
    private final EngineCapabilities capabilities = EngineCapabilities.of(ID, AudioFormat.WAV, AudioFormat.PCM)
            .withTextTypes(TextType.TEXT, TextType.SSML)
            .withRate(0.5, 2)
            .withVolume(0, 2)
            .withMaxTextLength(LONGEST_TEXT)
            .withOptions(Stream.concat(SpeechOptions.OPTIONS.stream(), families.options().stream())
                    .toArray(EngineOption[]::new));

    private Optional<Voices> voices = Optional.empty();
    private boolean closed;

    /** What works for this engine once it is configured. */
    private record Voices(
            VoiceStore store,
            Phonemizers phonemizers,
            VoiceDirectory directory,
            NeuralSpeaker speaker,
            Optional<VoiceEncoder> encoder) {}

    @Override
    public EngineCapabilities capabilities() {
        return capabilities;
    }

    @Override
    public List<Voice> voices() {
        return open().directory().voices();
    }

    /** Paths of model files, and mixtures of speakers. */
    @Override
    public Optional<Voice> unlistedVoice(String id) {
        LocalVoice voice = open().directory().find(VoiceName.parse(id));
        return Optional.of(new Voice(id, id, voice.voice().language()));
    }

    /** The language comes with the voice, and a voice has one key however it is called. */
    @Override
    public SpeechRequest audible(SpeechRequest request) {
        VoiceName name = VoiceName.parse(request.voice());
        LocalVoice voice = open().directory().find(name);
        boolean isFirst = voice.voice().speakers().stream()
                .findFirst()
                .filter(first -> first.name().equals(name.speaker()))
                .isPresent();
        VoiceName one = new VoiceName(voice.name(), isFirst ? "" : name.speaker());
        return request.withLanguage("").withVoice(one.toString());
    }

    /** Also finds out whether what computes is there. */
    @Override
    public void check() {
        sessionSettings().provider().requireAvailable();
        voices();
    }

    @Override
    public EngineIdentity identity(SpeechRequest request) {
        VoiceName name = VoiceName.parse(request.voice());
        LocalVoice voice = open().directory().find(name);
        String version = String.join(
                "/",
                VERSION,
                voice.family().id(),
                voice.voice().frontend(name.speaker()).id(),
                "text-" + TextNormalizer.version(),
                "onnxruntime-" + OnnxRuntime.version(),
                sessionSettings().provider().id());
        return new EngineIdentity(ID, version, voice.name(), voice.model().digest());
    }

    @Override
    public CompletableFuture<Speech> synthesizeAsync(SpeechRequest request, AudioSink sink) {
        VoiceName name = VoiceName.parse(request.voice());
        Voices known = open();
        return known.speaker().speak(() -> known.directory().find(name), name.speaker(), request, sink);
    }

    @Override
    public synchronized List<LoadedModel> loadedModels() {
        return voices.map(known -> known.speaker().loaded()).orElse(List.of());
    }

    /** Loads the voices that were asked for, in the background. */
    @Override
    public void start() {
        if (!warmUp().isEmpty()) {
            Voices known = open();
            Thread thread = new Thread(new WarmUp(warmUp(), known.directory(), known.speaker()), "TtsWarmUp");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void stop() {
        close();
    }

    @Override
    public String encoderId() {
        return encoder().encoderId();
    }

    @Override
    public CompletableFuture<SpeakerEmbedding> encode(byte[] audio) {
        return encoder().encode(audio);
    }

    private VoiceEncoder encoder() {
        return open().encoder()
                .orElseThrow(() -> new InvalidSpeechRequestException(
                        "The engine 'onnx' has no voice encoder. Set tts.onnx.encoder to the .onnx file of a speaker encoder,"
                                + " such as one of WeSpeaker, 3D-Speaker or NeMo."));
    }

    private synchronized Voices open() {
        if (closed) {
            throw new EngineUnavailableException(
                    "The engine 'onnx' is closed. Send the request to a running Camel context.");
        }
        if (voices.isEmpty()) {
            try {
                voices = Optional.of(connect());
            } catch (InvalidSpeechRequestException | IllegalArgumentException e) {
                // Not the fault of who sent the request.
                throw new EngineUnavailableException("The settings of tts:onnx cannot be used: " + e.getMessage(), e);
            }
        }
        return voices.get();
    }

    private Voices connect() {
        VoiceStore store = new VoiceStore(storeSettings());
        Phonemizers phonemizers = Phonemizers.of(phonemizerSettings());
        VoiceDirectory directory = new VoiceDirectory(store, new VoiceOpener(families, phonemizers));
        NeuralSpeaker speaker = new NeuralSpeaker(sessionSettings(), parallelism());
        Optional<VoiceEncoder> own =
                encoderName().map(name -> new OnnxVoiceEncoder(name, folder(), speaker.sessions()));
        return new Voices(store, phonemizers, directory, speaker, own);
    }

    @Override
    public synchronized void close() {
        closed = true;
        voices.ifPresent(known -> {
            known.speaker().close();
            known.store().close();
            known.phonemizers().close();
        });
        voices = Optional.empty();
    }
}
