package io.github.cameltts.routes.mix;

import io.github.cameltts.AssetKey;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.AudioInfo;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import org.apache.camel.Message;

/**
 * Speech in a message, checked.
 *
 * @param audio complete
 * @param info what it is
 */
@SuppressWarnings("ArrayRecordComponent") // Audio of megabytes is handed on, not copied.
record VoiceTrack(byte[] audio, AudioInfo info) {

    /** @throws InvalidAudioException when the body is no audio in the format of {@code CamelTtsFormat} */
    static VoiceTrack of(Message message) {
        byte[] audio = bytes(message);
        String name = message.getHeader(TtsConstants.FORMAT, String.class);
        AudioFormat format = (name == null ? AudioInspector.detect(audio) : AudioFormat.byId(name))
                .orElseThrow(() -> new InvalidAudioException(
                        "The speech is in no known format. Set " + TtsConstants.FORMAT + ", such as wav."));
        int rate = message.getHeader(TtsConstants.SAMPLE_RATE, 0, Integer.class);
        return new VoiceTrack(audio, AudioInspector.inspect(audio, format, rate));
    }

    /** The key of the speech in a message: {@code CamelTtsKey}, or one made of its bytes where it has none. */
    static String key(Message message) {
        String key = message.getHeader(TtsConstants.KEY, String.class);
        return key != null ? key : new AssetKey().addBytes(bytes(message)).toHex();
    }

    boolean isWav() {
        return info.format() == AudioFormat.WAV;
    }

    private static byte[] bytes(Message message) {
        byte[] audio = message.getBody(byte[].class);
        if (audio == null || audio.length == 0) {
            throw new InvalidAudioException("The message holds no speech. Put a step that speaks before this one.");
        }
        return audio;
    }
}
