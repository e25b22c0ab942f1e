package io.github.cameltts.engine.onnx.family.mms;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.github.cameltts.engine.onnx.family.Frontend;
import io.github.cameltts.engine.onnx.family.UnknownSymbols;
import io.github.cameltts.text.TextNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text to words, these to sentences, these to letters. */
record MmsFrontend(MmsLetters letters, UnknownSymbols unknown, String language, TextNormalizer normalizer)
        implements Frontend {

    private static final String VERSION = "2";
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");

    @Override
    public String id() {
        return "letters-" + VERSION + "/" + TextNormalizer.version();
    }

    @Override
    public List<long[]> sentences(String text) {
        unknown.lookThrough(text, normalizer::keeps);
        BreakIterator boundaries = BreakIterator.getSentenceInstance(ULocale.forLanguageTag(language));
        String line = SPACES.matcher(normalizer.normalize(text)).replaceAll(" ");
        boundaries.setText(line);
        List<long[]> sentences = new ArrayList<>();
        int from = 0;
        for (int to = boundaries.next(); to != BreakIterator.DONE; to = boundaries.next()) {
            String sentence = line.substring(from, to);
            long[] ids = letters.ids(sentence);
            if (ids.length > 0) {
                sentences.add(ids);
            }
            from = to;
        }
        return sentences;
    }
}
