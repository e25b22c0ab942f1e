package io.github.cameltts.routes.http.vendor;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.EngineChain;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import java.util.Optional;
import org.apache.camel.Message;

/**
 * Who is to speak for a client of a vendor.
 *
 * @param offer of the engine that is asked, unless the voice decides otherwise
 * @param isNamed whether that engine is asked whatever the voice
 * @param isVendor whether that engine is the vendor itself
 * @param model the engine's own model, empty for its usual one
 * @param voice empty for the usual one
 */
public record Speaker(
        EngineOffer offer, boolean isNamed, boolean isVendor, Optional<String> model, Optional<String> voice) {

    /** What is sure to be obeyed: nothing where a name of {@code tts.voices} decides who speaks. */
    EngineCapabilities can() {
        return voice.filter(offer::leaves).isEmpty() ? offer.can() : EngineCapabilities.of("", AudioFormat.WAV);
    }

    /** Makes a message a request to this speaker. */
    public void applyTo(Message message) {
        if (isNamed) {
            message.setHeader(TtsConstants.ENGINE, offer.engine());
        }
        model.ifPresent(name -> message.setHeader(TtsConstants.MODEL, name));
        voice.ifPresent(name -> message.setHeader(TtsConstants.VOICE, name));
    }

    /**
     * Asks for a sample rate, in hertz.
     *
     * @param needed whether another rate would be wrong; else it is left to engines that have others
     */
    public void applyRate(Message message, int hertz, boolean needed) {
        // The vendor itself, where it offers no choice, has the rate that its clients expect.
        boolean given = isVendor
                && voice.filter(offer::leaves).isEmpty()
                && offer.can().sampleRates().isEmpty();
        if (can().sampleRates().contains(hertz) || (needed && !given)) {
            message.setHeader(TtsConstants.SAMPLE_RATE, hertz);
        } else if (needed) {
            message.getExchange().setProperty(EngineChain.RATE_OF_SUBSTITUTES, hertz);
        }
    }
}
