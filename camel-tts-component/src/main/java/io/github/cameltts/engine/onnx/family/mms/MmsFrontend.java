package io.github.cameltts.engine.onnx.family.mms;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.github.cameltts.engine.onnx.family.Frontend;
import io.github.cameltts.text.TextNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text to words, these to sentences, these to letters. */
record MmsFrontend(MmsLetters letters, String language, TextNormalizer normalizer) implements Frontend {

    private static final String VERSION = "1";
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern SPEAKABLE = Pattern.compile("[\\p{L}\\p{N}]");

    @Override
    public String id() {
        return "letters-" + VERSION + "/" + TextNormalizer.version();
    }

    @Override
    public List<long[]> sentences(String text) {
        BreakIterator boundaries = BreakIterator.getSentenceInstance(ULocale.forLanguageTag(language));
        String line = SPACES.matcher(normalizer.normalize(text)).replaceAll(" ");
        boundaries.setText(line);
        List<long[]> sentences = new ArrayList<>();
        int from = 0;
        for (int to = boundaries.next(); to != BreakIterator.DONE; to = boundaries.next()) {
            String sentence = line.substring(from, to);
            long[] ids = SPEAKABLE.matcher(sentence).find() ? letters.ids(sentence) : new long[0];
            if (ids.length > 0) {
                sentences.add(ids);
            }
            from = to;
        }
        return sentences;
    }
}
