package io.github.cameltts.text;

/**
 * Turns text into phonemes, the input of most local speech models.
 *
 * <p>Implementations may be called by many threads at the same time.
 */
public interface Phonemizer {

    /** The phonemizer's stable name, part of the cache key. */
    String id();

    /** Changes whenever the same text may give other phonemes; part of the cache key. */
    String version();

    /** BCP 47 tag of the language it reads, such as {@code en-US}. */
    String language();

    /**
     * Reads a text.
     *
     * @param text any text
     * @return the International Phonetic Alphabet in the style of espeak-ng: words separated by one space, primary stress
     *     {@code ˈ} directly before the vowel, the marks {@code . , ; : ! ?} directly after the word they follow; empty when
     *     the text holds nothing that can be spoken in this language
     */
    String phonemize(String text);

    /**
     * Whether it speaks a letter, a number or an emoji of a text, perhaps written in another way. Those that it does not
     * read it leaves out.
     *
     * @param character a code point
     */
    boolean reads(int character);
}
