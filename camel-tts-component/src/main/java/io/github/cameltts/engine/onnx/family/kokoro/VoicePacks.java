package io.github.cameltts.engine.onnx.family.kokoro;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cameltts.engine.onnx.family.VoiceModel;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.UnusableModelException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The voice packs of a model: files such as {@code af_bella.bin} in the folder {@code voices} or beside the model, or all
 * in one archive such as {@code voices-v1.0.bin}. Each is read when it is first used. Thread-safe.
 */
final class VoicePacks {

    private static final String FOLDER = "voices/";
    private static final String ENDING = ".bin";

    /** The voice that Kokoro's authors found best speaks for a model whose speaker is not named. */
    private static final String FIRST = "af_heart";

    /** 32 MiB. */
    private static final int MOST_IN_MEMORY = 64;

    private final Map<String, Function<String, VoicePack>> readers;
    private final List<String> names;
    private final Cache<String, VoicePack> packs =
            Caffeine.newBuilder().maximumSize(MOST_IN_MEMORY).build();

    private VoicePacks(Map<String, Function<String, VoicePack>> readers) {
        this.readers = Map.copyOf(readers);
        names = readers.keySet().stream()
                .sorted(Comparator.comparing((String name) -> !name.equals(FIRST))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** @throws EngineUnavailableException when there is none, or an archive cannot be read */
    static VoicePacks of(VoiceModel model) {
        Map<String, Function<String, VoicePack>> readers = new HashMap<>();
        for (String file : model.files().names()) {
            String name = file.startsWith(FOLDER) ? file.substring(FOLDER.length()) : file;
            if (PackArchive.isNamed(name)) {
                PackArchive archive = new PackArchive(model.files(), file);
                archive.names().forEach(voice -> readers.put(voice, archive::pack));
            } else if (name.endsWith(ENDING)
                    && KokoroLanguage.isVoice(name.substring(0, name.length() - ENDING.length()))) {
                readers.put(name.substring(0, name.length() - ENDING.length()), voice -> read(model, file));
            }
        }
        if (readers.isEmpty()) {
            throw new UnusableModelException(
                    "The voice " + model.name()
                            + " lacks its voice packs. Place files such as af_heart.bin into the folder voices beside the model.");
        }
        return new VoicePacks(readers);
    }

    private static VoicePack read(VoiceModel model, String file) {
        byte[] bytes = model.bytes(file, VoicePack.MOST_BYTES)
                .orElseThrow(() -> new UnusableModelException("The voice pack " + file + " of the voice " + model.name()
                        + " is gone. Place it there again."));
        return VoicePack.of(ByteBuffer.wrap(bytes), file);
    }

    /** At least one, the default first, the others in alphabetical order. */
    List<String> names() {
        return names;
    }

    /**
     * One pack.
     *
     * @param name one of {@link #names}
     * @throws EngineUnavailableException when it cannot be read
     */
    VoicePack pack(String name) {
        return packs.get(name, one -> readers.get(one).apply(one));
    }
}
