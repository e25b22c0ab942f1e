package io.github.cameltts.spi;

/** How the text of a request is written. */
public enum TextType {
    /** Plain text. */
    TEXT,
    /** Speech Synthesis Markup Language 1.1, a document whose root is {@code speak} (W3C REC-speech-synthesis11). */
    SSML
}
