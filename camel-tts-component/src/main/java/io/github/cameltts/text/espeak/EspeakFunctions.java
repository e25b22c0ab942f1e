package io.github.cameltts.text.espeak;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** What is used of espeak-ng's C functions; they keep state between calls and are not thread-safe. */
@SuppressWarnings("checkstyle:MethodName") // The names of the C functions.
interface EspeakFunctions extends Library {

    int OK = 0;

    /** Audio is made only on request and handed to a callback; nothing is played. */
    int OUTPUT_SYNCHRONOUS = 2;

    /** Return an error instead of ending the process when the data files are missing. */
    int DONT_EXIT = 0x8000;

    int TEXT_UTF8 = 1;
    int PHONEMES_IPA = 2;

    /** @return the sample rate in Hz, or a negative number when the data files are missing */
    int espeak_Initialize(int output, int bufferMillis, String dataFolder, int options);

    /** @return the version, such as {@code 1.51} */
    String espeak_Info(PointerByReference dataFolder);

    /**
     * @param wanted null for all voices but variants
     * @return pointers to structures like those of {@link #espeak_SetVoiceByProperties}; the last pointer is null
     */
    Pointer espeak_ListVoices(Pointer wanted);

    int espeak_SetVoiceByName(String name);

    /** @param voice a structure of which name, languages and identifier come first, as pointers to strings */
    int espeak_SetVoiceByProperties(Pointer voice);

    /**
     * Translates one clause.
     *
     * @param text where the rest of the text begins; moved behind the clause, or to null at the end
     * @return UTF-8, valid until the next call
     */
    Pointer espeak_TextToPhonemes(PointerByReference text, int textMode, int phonemeMode);
}
