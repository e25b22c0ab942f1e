package io.github.cameltts.audio.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** The library for MP3 may be left out of the classpath. */
class Mp3LibraryTest {

    @Test
    void withoutItThereIsNoMp3AndEverythingElse() throws Exception {
        try (Without loader = new Without("de.sciss.")) {
            Class<?> encoders = loader.loadClass(AudioEncoders.class.getName());

            assertThat(failure(encoders, "MP3"))
                    .hasMessage("The encoder of mp3, de.sciss:jump3r, is not on the classpath. Add it, or ask for wav,"
                            + " pcm, opus or flac.");
            assertThat(failure(encoders, "OPUS")).isNull();
            assertThat(failure(encoders, "FLAC")).isNull();
        }
    }

    @Test
    void withoutItMp3CannotBeDecodedEither() throws Exception {
        try (Without loader = new Without("de.sciss.")) {
            Class<?> decoder = loader.loadClass(Mp3Decoder.class.getName());

            assertThatThrownBy(() ->
                            decoder.getMethod("decode", byte[].class, int.class).invoke(null, new byte[100], 1))
                    .cause()
                    .hasMessage("The decoder of mp3, de.sciss:jump3r, is not on the classpath. Add it, or send WAV.");
        }
    }

    private static Throwable failure(Class<?> encoders, String format) throws Exception {
        Class<?> formats = encoders.getClassLoader().loadClass("io.github.cameltts.spi.AudioFormat");
        Object wanted = formats.getMethod("valueOf", String.class).invoke(null, format);
        try {
            encoders.getMethod("of", formats).invoke(null, wanted);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    /** Loads this project anew, from a classpath that lacks a package. */
    private static final class Without extends URLClassLoader {

        private final String left;

        private Without(String left) {
            super(
                    new URL[] {
                        AudioEncoders.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                    },
                    Mp3LibraryTest.class.getClassLoader());
            this.left = left;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(left)) {
                throw new ClassNotFoundException(name);
            }
            if (name.startsWith("io.github.cameltts.")) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : findClass(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
