package io.github.cameltts.engine.onnx.session;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.UnusableModelException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What computes a model: the processor, or an accelerator where the ONNX Runtime on the classpath was built for it. */
public final class ExecutionProvider {

    /** The processor, always there. */
    public static final ExecutionProvider CPU = new ExecutionProvider(OrtProvider.CPU, options -> {});

    private static final Map<String, ExecutionProvider> ALL = new TreeMap<>(Map.of(
            "cpu", CPU,
            "cuda", new ExecutionProvider(OrtProvider.CUDA, options -> options.addCUDA(0)),
            "tensorrt", new ExecutionProvider(OrtProvider.TENSOR_RT, options -> options.addTensorrt(0)),
            "rocm", new ExecutionProvider(OrtProvider.ROCM, options -> options.addROCM(0)),
            "coreml", new ExecutionProvider(OrtProvider.CORE_ML, SessionOptions::addCoreML),
            "directml", new ExecutionProvider(OrtProvider.DIRECT_ML, options -> options.addDirectML(0))));

    @FunctionalInterface
    private interface Choice {
        void apply(SessionOptions options) throws OrtException;
    }

    private final OrtProvider provider;
    private final Choice choice;

    private ExecutionProvider(OrtProvider provider, Choice choice) {
        this.provider = provider;
        this.choice = choice;
    }

    /** The name in keys and in the log. */
    public String id() {
        return provider.getName();
    }

    /**
     * Finds a provider by its name in options, such as {@code cuda}, in any case.
     *
     * @throws InvalidSpeechRequestException with the known ones when there is none of this name
     */
    public static ExecutionProvider named(String name) {
        ExecutionProvider found = ALL.get(name.strip().toLowerCase(Locale.ROOT));
        if (found == null) {
            throw new InvalidSpeechRequestException(
                    "The execution provider must be one of " + String.join(", ", ALL.keySet()) + ".");
        }
        return found;
    }

    /** @throws EngineUnavailableException with what to install when the ONNX Runtime here lacks it */
    void choose(SessionOptions options) throws OrtException {
        requireAvailable();
        try {
            choice.apply(options);
        } catch (OrtException e) {
            throw unavailable(e);
        }
    }

    /** @throws EngineUnavailableException with what to install when the ONNX Runtime here lacks it */
    public void requireAvailable() {
        if (!OrtEnvironment.getAvailableProviders().contains(provider)) {
            throw unavailable(null);
        }
    }

    private EngineUnavailableException unavailable(OrtException cause) {
        return new UnusableModelException(
                "The execution provider " + id() + " cannot be used here. Set tts.onnx.executionProvider=cpu, or put"
                        + (provider == OrtProvider.CUDA || provider == OrtProvider.TENSOR_RT
                                ? " com.microsoft.onnxruntime:onnxruntime_gpu with the CUDA libraries"
                                : " an ONNX Runtime that has it")
                        + " in place of onnxruntime. This one has: "
                        + OrtEnvironment.getAvailableProviders().stream()
                                .map(OrtProvider::getName)
                                .collect(Collectors.joining(", "))
                        + ".",
                cause);
    }
}
