package io.github.cameltts.engine.onnx.family;

import io.github.cameltts.spi.EngineOption;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.UnusableModelException;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** All families that the jars on the classpath bring. Immutable. */
public final class VoiceFamilies {

    private final List<VoiceFamily> families;

    public VoiceFamilies() {
        families = ServiceLoader.load(VoiceFamily.class, VoiceFamilies.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(VoiceFamily::id))
                .toList();
    }

    /**
     * The family of a model.
     *
     * @throws EngineUnavailableException with all that is known here when it is none of them
     */
    public VoiceFamily of(VoiceModel model) {
        return families.stream()
                .filter(family -> family.recognizes(model))
                .findFirst()
                .orElseThrow(() ->
                        new UnusableModelException("The model " + model.header().source()
                                + " is of no known family. It takes "
                                + model.header().inputList() + ". Known are: "
                                + families.stream()
                                        .map(family -> family.id() + " (" + family.looks() + ")")
                                        .collect(Collectors.joining("; "))
                                + "."));
    }

    /** The options of all families, each once. */
    public List<EngineOption> options() {
        return families.stream()
                .flatMap(family -> family.options().stream())
                .distinct()
                .toList();
    }
}
