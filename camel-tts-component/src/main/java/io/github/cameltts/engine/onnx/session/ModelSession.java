package io.github.cameltts.engine.onnx.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.UnusableModelException;
import java.nio.FloatBuffer;
import java.util.Set;

/** A loaded model. Many threads may run it at the same time; whoever closes it makes sure that none does. */
final class ModelSession implements AutoCloseable {

    private static final int LONGEST_REASON = 300;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final ModelSource source;
    private final OrtSession session;

    private ModelSession(ModelSource source, OrtSession session) {
        this.source = source;
        this.session = session;
    }

    /** @throws EngineUnavailableException when the model cannot be loaded, or the provider is not there */
    static ModelSession open(ModelSource source, SessionSettings settings) {
        try (SessionOptions options = new SessionOptions()) {
            settings.provider().choose(options);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL); // errors come as exceptions
            options.setIntraOpNumThreads(settings.intraOpThreads());
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            // Threads that wait for work in a loop make nothing faster here, and take the cores from everybody else.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return new ModelSession(source, create(source, options));
        } catch (OrtException e) {
            throw new UnusableModelException(
                    "The model " + source.name() + " cannot be loaded by ONNX Runtime " + OnnxRuntime.version() + ": "
                            + reason(e, source),
                    e);
        }
    }

    private static OrtSession create(ModelSource source, SessionOptions options) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        if (source instanceof ModelResource resource) {
            return environment.createSession(resource.content(), options);
        }
        return environment.createSession(source.place(), options);
    }

    /**
     * Runs the model.
     *
     * @param output the name of an output of floats
     * @return all values of that output, whatever its shape
     * @throws SynthesisFailedException when it fails
     */
    float[] run(ModelInputs inputs, String output) {
        try (ModelInputs.Tensors tensors = inputs.tensors(environment);
                OrtSession.Result result = session.run(tensors.byName(), Set.of(output))) {
            OnnxValue value = result.get(0);
            FloatBuffer floats = value instanceof OnnxTensor tensor ? tensor.getFloatBuffer() : null;
            if (floats == null) {
                throw new SynthesisFailedException("The model " + source.name() + " gave no floats.");
            }
            return values(floats);
        } catch (OrtException e) {
            throw new SynthesisFailedException("The model " + source.name() + " failed: " + reason(e, source), e);
        }
    }

    /** What a tensor gives is a copy in an array of its own already, which need not be copied again. */
    private static float[] values(FloatBuffer floats) {
        if (floats.hasArray() && floats.array().length == floats.remaining()) {
            return floats.array();
        }
        float[] copy = new float[floats.remaining()];
        floats.get(copy);
        return copy;
    }

    /** The end of what the runtime says, which tells most. It never holds the text, for the model sees numbers only. */
    private static String reason(OrtException e, ModelSource source) {
        String said = String.valueOf(e.getMessage()).strip().replace(source.place(), source.name());
        return said.length() > LONGEST_REASON ? "…" + said.substring(said.length() - LONGEST_REASON) : said;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new SynthesisFailedException("The model " + source.name() + " cannot be unloaded.", e);
        }
    }
}
