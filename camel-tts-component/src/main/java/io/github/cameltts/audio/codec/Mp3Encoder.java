package io.github.cameltts.audio.codec;

import de.sciss.jump3r.lowlevel.LameEncoder;
import io.github.cameltts.audio.Mp3Summary;
import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.spi.AudioFormat;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * MP3 of one channel and a constant bit rate, by a Java port of LAME. That library is under the LGPL and may be left out of
 * the classpath; nothing but this class and {@link Mp3Decoder} touches it.
 */
final class Mp3Encoder implements AudioEncoder {

    static final String LIBRARY = "de.sciss:jump3r";

    private static final String LIBRARY_VERSION = "1.0.5";
    private static final int CHUNK = 32 * 1024;

    /** More than LAME ever answers to a chunk: it documents 1.25 times the samples and 7200 bytes. */
    private static final int MOST_ENCODED = CHUNK + 7200;

    static boolean isInstalled() {
        try {
            Class.forName("de.sciss.jump3r.lowlevel.LameEncoder", false, Mp3Encoder.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Override
    public AudioFormat format() {
        return AudioFormat.MP3;
    }

    @Override
    public String id() {
        return "mp3-1 jump3r " + LIBRARY_VERSION;
    }

    @Override
    public List<Integer> sampleRates() {
        return AudioEncoders.SAMPLE_RATES;
    }

    @Override
    public byte[] encode(short[] samples, int sampleRate) {
        LameEncoder lame = new LameEncoder(
                new javax.sound.sampled.AudioFormat(sampleRate, Short.SIZE, 1, true, false),
                kilobits(sampleRate),
                LameEncoder.CHANNEL_MODE_MONO,
                LameEncoder.QUALITY_MIDDLE,
                false);
        try {
            byte[] pcm = PcmSamples.toBytes(samples);
            byte[] encoded = new byte[MOST_ENCODED];
            ByteArrayOutputStream mp3 = new ByteArrayOutputStream(pcm.length / 4);
            for (int at = 0; at < pcm.length; at += CHUNK) {
                mp3.write(encoded, 0, lame.encodeBuffer(pcm, at, Math.min(CHUNK, pcm.length - at), encoded));
            }
            mp3.write(encoded, 0, lame.encodeFinish(encoded));
            return Mp3Summary.fillIn(mp3.toByteArray(), samples.length);
        } finally {
            lame.close();
        }
    }

    /** Enough that speech of that bandwidth sounds like the original. */
    private static int kilobits(int sampleRate) {
        return sampleRate < 16000 ? 32 : sampleRate < 32000 ? 64 : 96;
    }
}
