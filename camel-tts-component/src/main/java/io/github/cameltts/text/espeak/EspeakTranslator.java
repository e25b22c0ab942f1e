package io.github.cameltts.text.espeak;

import java.util.List;

/** An espeak-ng that is there. Safe for many threads. */
interface EspeakTranslator {

    /** Its stable name, the first part of a phonemizer's id. */
    String id();

    /** The version of espeak-ng, such as {@code 1.51}. */
    String version();

    /**
     * The phonemes of clauses.
     *
     * @param clauses each one clause as {@link ClauseCutter} cuts them, with its mark
     * @return for each clause what espeak-ng writes, possibly empty; where it found several clauses in one they are
     *     separated by a space
     */
    List<String> ipa(EspeakVoice voice, List<String> clauses);
}
