package io.github.cameltts.text.espeak;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What espeak-ng is given, shown clause by clause. */
class EspeakTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            en | Dr. Smith vs. J. Brown. Yes. | Doctor Smith versus J Brown. / Yes.
            en | fruit, e.g. apples, etc.     | fruit, / for example, / apples, / et cetera.
            en | He said no. Nobody came.     | He said no. / Nobody came.
            en | No. 5 is alive               | number five is alive
            en | at 10:30, for 1,000.50       | at ten thirty, / for one thousand point five zero
            en | It costs $42.50 for 5 km.     | It costs forty two dollars and fifty cents for five kilometers.
            de | Es kostet 42 €.              | Es kostet 42 €.
            en | (see above) [sic] "quoted".  | see above sic quoted.
            en | what?!... no -- yes          | what? / no, / yes
            en | don't 'quote' well-known -5  | don't quote well known minus five
            en | @¥ <b> [[h@l'oU]] %%         | @ ¥ <b> h@l'oU % %
            nl | 1234567.890123, 123456789012  | 1 2 3 4 5 6 7 8 9 0 1 2 3, / 123456789012
            en | naïve ꞻ Đ ⠿ Привет 你好 α  | naïve D α
            en | /: @:x "Yahoo!Inc" 5%, 3 + 4 | at:x Yahoo!Inc five percent, / three plus four
            de | Am 3. Mai, z. B. mit Dr. X.  | Am dritten Mai, / zum Beispiel mit Doktor X.
            de | Herr J. Brown. Ende. Ja.     | Herr J Brown. / Ende. / Ja.
            de | im 3. OG, max. fünf Leute    | im dritten OG, / max fünf Leute
            en | So did I. We know vitamin C. | So did I. / We know vitamin C.
            de | Es war 1984. Der Hund kam.   | Es war 1984. / Der Hund kam.
            fr | M. Dupont, le 2e.            | monsieur Dupont, / le deuxième.
            ru | Привет, мир. Да              | Привет, / мир. / Да
            zh | 你好，世界。今天５℃           | 你好, / 世界. / 今天5
            ar | كيف حالك؟ نعم، ٢١            | كيف حالك? / نعم, / 21
            """)
    void wordsAndMarksStay(String language, String text, String clauses) {
        ULocale locale = ULocale.forLanguageTag(language);

        assertThat(new ClauseCutter(locale)
                        .cut(new EspeakText(locale).clean(text)).stream()
                                .map(Clause::toString)
                                .toList())
                .isEqualTo(List.of(clauses.split(" / ")));
    }

    /** What people write is in that order, and Unicode's is another: NFC turns it round. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0634\u0651\u064E\u0645\u0652", "\u0634\u064E\u0651\u0645\u0652"})
    void theDoublingOfAnArabicLetterStandsBeforeItsVowel(String written) {
        assertThat(new EspeakText(ULocale.forLanguageTag("ar")).clean(written))
                .isEqualTo("\u0634\u0651\u064E\u0645\u0652");
    }

    @Test
    void noClauseAndNoWordIsLongerThanEspeaksBuffers() {
        ULocale locale = ULocale.forLanguageTag("my");
        String text = "ဒဿတဿ".repeat(300) + " a".repeat(3000) + "9".repeat(300);

        assertThat(new ClauseCutter(locale).cut(new EspeakText(locale).clean(text)))
                .allSatisfy(clause -> {
                    assertThat(bytes(clause.toString())).isLessThanOrEqualTo(601);
                    assertThat(clause.words().split(" "))
                            .allSatisfy(word -> assertThat(bytes(word)).isLessThanOrEqualTo(90));
                });
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
