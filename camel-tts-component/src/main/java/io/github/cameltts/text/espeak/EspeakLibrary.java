package io.github.cameltts.text.espeak;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.github.cameltts.spi.EngineUnavailableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * espeak-ng in this process. Calls take turns, because the library has one voice and one buffer for all: so there is one
 * object for all, too. The library is loaded once and stays until the process ends, because it may serve others.
 */
final class EspeakLibrary implements EspeakTranslator {

    static final String ID = "espeak-ng";

    private static Optional<EspeakLibrary> loaded = Optional.empty();

    private final EspeakFunctions espeak;
    private final String version;
    private final EspeakLanguages languages;
    private Optional<EspeakVoice> current = Optional.empty();

    private EspeakLibrary(EspeakFunctions espeak) {
        this.espeak = espeak;
        int rate = espeak.espeak_Initialize(EspeakFunctions.OUTPUT_SYNCHRONOUS, 0, null, EspeakFunctions.DONT_EXIT);
        if (rate < 0) {
            throw new EngineUnavailableException(
                    "the data files of espeak-ng were not found. Install espeak-ng-data, or"
                            + " set ESPEAK_DATA_PATH to the folder that has espeak-ng-data.");
        }
        version = espeak.espeak_Info(null);
        languages = EspeakLanguages.ofList(espeak.espeak_ListVoices(null));
    }

    /**
     * The library, loaded by the first call that succeeds.
     *
     * @param file when empty any that is loaded already will do
     * @throws EngineUnavailableException when it or its data is not there, or another file has been loaded before
     */
    static synchronized EspeakLibrary at(Optional<Path> file) {
        if (loaded.isEmpty()) {
            loaded = Optional.of(new EspeakLibrary(EspeakLibraryFile.load(file)));
        } else if (file.isPresent() && !EspeakLibraryFile.same(EspeakLibraryFile.load(file), loaded.get().espeak)) {
            throw new EngineUnavailableException(
                    "another library of espeak-ng than " + file.get().getFileName()
                            + " is in use already, and a process can use only one. Set the same file everywhere.");
        }
        return loaded.get();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return version;
    }

    /** @throws EngineUnavailableException when this espeak-ng has no such voice */
    synchronized void use(EspeakVoice voice) {
        if (current.equals(Optional.of(voice))) {
            return;
        }
        languages.require(voice);
        current = Optional.empty();
        if (espeak.espeak_SetVoiceByName(voice.name()) != EspeakFunctions.OK && !useLanguage(voice.name())) {
            throw new EngineUnavailableException("espeak-ng " + version + " has no voice of that name.");
        }
        current = Optional.of(voice);
    }

    /** Some languages, such as {@code en-gb}, are no voice's name but are listed in a voice. */
    private boolean useLanguage(String language) {
        try (Memory name = utf8(language);
                Memory voice = new Memory(16L * Native.POINTER_SIZE)) {
            voice.clear();
            voice.setPointer(Native.POINTER_SIZE, name);
            return espeak.espeak_SetVoiceByProperties(voice) == EspeakFunctions.OK;
        }
    }

    @Override
    public synchronized List<String> ipa(EspeakVoice voice, List<String> clauses) {
        use(voice);
        List<String> phonemes = new ArrayList<>(clauses.size());
        boolean plain = true;
        for (String clause : clauses) {
            phonemes.add(translate(clause));
            plain &= clause.chars().allMatch(c -> c < 128);
        }
        if (!plain) {
            // A rare letter may leave it in the state for another language. Setting the voice anew takes 0.1 ms.
            current = Optional.empty();
        }
        return phonemes;
    }

    private String translate(String clause) {
        StringBuilder phonemes = new StringBuilder();
        try (Memory text = utf8(clause)) {
            PointerByReference rest = new PointerByReference(text);
            Pointer before;
            do {
                before = rest.getValue();
                Pointer spoken =
                        espeak.espeak_TextToPhonemes(rest, EspeakFunctions.TEXT_UTF8, EspeakFunctions.PHONEMES_IPA);
                if (spoken != null) {
                    phonemes.append(' ').append(spoken.getString(0, StandardCharsets.UTF_8.name()));
                }
            } while (rest.getValue() != null && !rest.getValue().equals(before));
        }
        return phonemes.toString();
    }

    private static Memory utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Memory memory = new Memory(bytes.length + 1L);
        memory.write(0, bytes, 0, bytes.length);
        memory.setByte(bytes.length, (byte) 0);
        return memory;
    }
}
