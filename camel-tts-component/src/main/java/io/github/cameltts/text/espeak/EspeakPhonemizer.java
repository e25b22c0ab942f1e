package io.github.cameltts.text.espeak;

import io.github.cameltts.text.Phonemizer;
import io.github.cameltts.text.TextNormalizer;
import java.util.List;

/** One voice of an installed espeak-ng. */
final class EspeakPhonemizer implements Phonemizer {

    /** Raised whenever a rule of this package changes what is spoken. */
    private static final String RULES = "3";

    private final EspeakVoice voice;
    private final EspeakTranslator espeak;
    private final EspeakText text;
    private final ClauseCutter clauses;

    EspeakPhonemizer(EspeakVoice voice, EspeakTranslator espeak) {
        this.voice = voice;
        this.espeak = espeak;
        text = new EspeakText(voice.locale());
        clauses = new ClauseCutter(voice.locale());
    }

    /** Such as {@code espeak-ng-en-us}. */
    @Override
    public String id() {
        return espeak.id() + "-" + voice.name();
    }

    /**
     * The version of espeak-ng, then that of the rules around it, then that of the rules of {@link TextNormalizer} that they
     * share, which rest on ICU: such as {@code 1.51/3/2/icu-78.2}.
     */
    @Override
    public String version() {
        return espeak.version() + "/" + RULES + "/" + TextNormalizer.version();
    }

    @Override
    public String language() {
        return voice.locale().toLanguageTag();
    }

    @Override
    public boolean reads(int character) {
        return text.keeps(character);
    }

    @Override
    public String phonemize(String written) {
        List<Clause> cut = clauses.cut(text.clean(written));
        if (cut.isEmpty()) {
            return "";
        }
        List<String> spoken =
                espeak.ipa(voice, cut.stream().map(Clause::toString).toList());
        StringBuilder ipa = new StringBuilder();
        for (int i = 0; i < cut.size(); i++) {
            String clause = EspeakIpa.clean(spoken.get(i));
            if (!clause.isEmpty()) {
                ipa.append(ipa.isEmpty() ? "" : " ")
                        .append(clause)
                        .append(cut.get(i).mark());
            }
        }
        return ipa.toString();
    }
}
