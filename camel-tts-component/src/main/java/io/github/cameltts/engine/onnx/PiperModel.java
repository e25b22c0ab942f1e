package io.github.cameltts.engine.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A neural voice with Piper's tensors: {@code input} int64[1,T], {@code input_lengths} int64[1], {@code scales} float[3] and,
 * for several speakers, {@code sid} int64[1]; answers with float samples, whatever the rank.
 *
 * <p>Many threads may call {@link #synthesize} at the same time. {@link #close} waits for those who do.
 */
public final class PiperModel implements AutoCloseable {

    private static final Map<String, OnnxJavaType> INPUTS =
            Map.of("input", OnnxJavaType.INT64, "input_lengths", OnnxJavaType.INT64, "scales", OnnxJavaType.FLOAT);
    private static final String SPEAKER = "sid";

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final OrtSession session;
    private final boolean hasSpeakers;
    private boolean closed;

    private PiperModel(OrtSession session, boolean hasSpeakers) {
        this.session = session;
        this.hasSpeakers = hasSpeakers;
    }

    /**
     * Loads a model.
     *
     * @param onnx the whole file
     * @param threads processor threads for one synthesis, at least 1
     * @param source what to call the file in errors
     * @throws EngineUnavailableException when it is no Piper model, or cannot be loaded
     */
    public static PiperModel load(byte[] onnx, int threads, String source) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            OrtSession session = environment.createSession(onnx, options);
            try {
                return new PiperModel(session, checkTensors(session, source));
            } catch (RuntimeException | OrtException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new EngineUnavailableException(
                    "The voice model " + source + " cannot be loaded. Is it a complete ONNX file?", e);
        }
    }

    /** Version of the ONNX Runtime: another one may round differently, and so give other samples. */
    public static String runtimeVersion() {
        return OrtEnvironment.getEnvironment().getVersion();
    }

    /** Whether the model takes a speaker, after making sure that it takes all the rest. */
    private static boolean checkTensors(OrtSession session, String source) throws OrtException {
        Map<String, NodeInfo> inputs = session.getInputInfo();
        for (Map.Entry<String, OnnxJavaType> wanted : INPUTS.entrySet()) {
            if (typeOf(inputs.get(wanted.getKey())) != wanted.getValue()) {
                throw new EngineUnavailableException(
                        "The voice model " + source + " is no Piper model: it lacks the input " + wanted.getKey()
                                + " of type " + wanted.getValue() + ".");
            }
        }
        if (session.getOutputInfo().values().stream().noneMatch(output -> typeOf(output) == OnnxJavaType.FLOAT)) {
            throw new EngineUnavailableException(
                    "The voice model " + source + " is no Piper model: it gives no float output.");
        }
        return inputs.containsKey(SPEAKER);
    }

    private static OnnxJavaType typeOf(NodeInfo node) {
        return node != null && node.getInfo() instanceof TensorInfo tensor ? tensor.type : OnnxJavaType.UNKNOWN;
    }

    /**
     * Speaks one sentence.
     *
     * @param ids as {@link PhonemeIds} gives them
     * @param scales settings of the voice
     * @param speaker number of the speaker, ignored by a model of one
     * @return samples of nominally -1 to 1
     * @throws SynthesisFailedException when the model fails
     * @throws EngineUnavailableException when the model is closed
     */
    public float[] synthesize(long[] ids, PiperScales scales, int speaker) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new EngineUnavailableException("The voice model is closed.");
            }
            return run(ids, scales, speaker);
        } catch (OrtException e) {
            throw new SynthesisFailedException("The voice model failed on " + ids.length + " phoneme ids.", e);
        } finally {
            lock.readLock().unlock();
        }
    }

    private float[] run(long[] ids, PiperScales scales, int speaker) throws OrtException {
        float[] settings = {scales.noise(), scales.length(), scales.durationNoise()};
        try (OnnxTensor input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), new long[] {1, ids.length});
                OnnxTensor lengths = longs(ids.length);
                OnnxTensor scale = OnnxTensor.createTensor(environment, FloatBuffer.wrap(settings), new long[] {3});
                OnnxTensor sid = longs(speaker)) {
            Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
            inputs.put("input", input);
            inputs.put("input_lengths", lengths);
            inputs.put("scales", scale);
            if (hasSpeakers) {
                inputs.put(SPEAKER, sid);
            }
            try (OrtSession.Result result = session.run(inputs)) {
                FloatBuffer samples = ((OnnxTensor) result.get(0)).getFloatBuffer();
                float[] copy = new float[samples.remaining()];
                samples.get(copy);
                return copy;
            }
        }
    }

    private OnnxTensor longs(long value) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[] {value}), new long[] {1});
    }

    /** Frees the native memory. Further calls do nothing. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new SynthesisFailedException("The voice model cannot be closed.", e);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
