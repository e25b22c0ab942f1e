package io.github.cameltts.text.espeak;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.github.cameltts.spi.EngineUnavailableException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds and loads espeak-ng's library: where JNA looks, which the property {@code jna.library.path} extends, then in the
 * folders of Homebrew and of espeak-ng's installer for Windows. */
final class EspeakLibraryFile {

    private static final String NAME = "espeak-ng";

    private static final List<Path> FILES = Stream.concat(
                    Stream.of("/opt/homebrew/lib/libespeak-ng.dylib", "/usr/local/lib/libespeak-ng.dylib"),
                    Stream.of("ProgramFiles", "ProgramFiles(x86)")
                            .flatMap(folder -> Optional.ofNullable(System.getenv(folder)).stream())
                            .map(folder -> folder + "\\eSpeak NG\\libespeak-ng.dll"))
            .map(Path::of)
            .toList();

    private EspeakLibraryFile() {}

    /**
     * @param given the file to load instead of searching
     * @throws EngineUnavailableException when there is none that can be loaded, or it is no library of espeak-ng
     */
    static EspeakFunctions load(Optional<Path> given) {
        String wanted = given.map(Path::toString).orElseGet(() -> FILES.stream()
                .filter(Files::isRegularFile)
                .map(Path::toString)
                .findFirst()
                .orElse(NAME));
        try {
            EspeakFunctions functions =
                    Native.load(wanted, EspeakFunctions.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
            for (Method function : EspeakFunctions.class.getDeclaredMethods()) {
                file(functions).getFunction(function.getName());
            }
            return functions;
        } catch (LinkageError e) {
            throw new EngineUnavailableException(
                    given.isPresent()
                            ? "the library cannot be loaded from " + given.get().getFileName() + "."
                            : "the library of espeak-ng was not found.",
                    e);
        }
    }

    /** Whether two come from one file, by whatever paths: then its functions are at the same place in memory. */
    static boolean same(EspeakFunctions one, EspeakFunctions other) {
        return place(one) == place(other);
    }

    private static long place(EspeakFunctions functions) {
        return Pointer.nativeValue(file(functions).getFunction("espeak_Initialize"));
    }

    private static NativeLibrary file(EspeakFunctions functions) {
        return ((Library.Handler) Proxy.getInvocationHandler(functions)).getNativeLibrary();
    }
}
