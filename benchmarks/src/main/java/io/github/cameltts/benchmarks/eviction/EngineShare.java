package io.github.cameltts.benchmarks.eviction;

import java.util.List;

/**
 * An engine's part of a workload.
 *
 * @param name for the report
 * @param share of all assets, 0 to 1
 * @param microsPerCharacter its price: dollars per million characters are millionths of a dollar per character
 * @param bytesPerSecond of audio, by format
 * @param baseMillis how long a synthesis takes, however short the text is
 * @param millisPerCharacter what each character adds
 */
record EngineShare(
        String name,
        double share,
        double microsPerCharacter,
        int bytesPerSecond,
        double baseMillis,
        double millisPerCharacter) {

    /**
     * Prices as the providers listed them in 2025, in dollars per million characters: ElevenLabs' multilingual model
     * 100, OpenAI's tts-1 15, Azure's neural voices 16. Formats are the usual ones: MP3 with 128, 160 and 48 kbit/s, and
     * WAV of 22,050 Hz and 16 bit from engines on the own machine: a small one, and a large one that is slow.
     */
    static final List<EngineShare> MIXED = List.of(
            new EngineShare("elevenlabs-like, MP3", 0.15, 100, 16_000, 400, 4),
            new EngineShare("openai-like, MP3", 0.25, 15, 20_000, 600, 3),
            new EngineShare("azure-like, MP3", 0.20, 16, 6_000, 150, 0.5),
            new EngineShare("local small, WAV", 0.25, 0, 44_100, 10, 2),
            new EngineShare("local large, WAV", 0.15, 0, 44_100, 200, 60));

    /** Nothing to choose from but the texts. */
    static final List<EngineShare> ONE = List.of(new EngineShare("openai-like, MP3", 1, 15, 20_000, 600, 3));
}
