package io.github.cameltts.engine.onnx;

import io.github.cameltts.engine.onnx.speech.LocalVoice;
import io.github.cameltts.engine.onnx.speech.NeuralSpeaker;
import io.github.cameltts.spi.SpeechException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches and loads voices before anybody asks for them. A voice that cannot speak is told in the log, and again to whoever
 * asks for it.
 *
 * @param voices their names, in the order in which they are loaded
 */
record WarmUp(List<String> voices, VoiceDirectory directory, NeuralSpeaker speaker) implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    @Override
    public void run() {
        for (String id : voices) {
            try {
                VoiceName name = VoiceName.parse(id);
                LocalVoice voice = directory.await(name);
                speaker.warmUp(voice, name.speaker());
                LOG.info("The voice {} is ready", id);
            } catch (SpeechException e) {
                LOG.warn("The voice {} is not ready: {}", id, e.getMessage());
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("The voice {} is not ready", id, e);
            }
        }
    }
}
