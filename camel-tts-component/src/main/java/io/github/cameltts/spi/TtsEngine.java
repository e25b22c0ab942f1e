package io.github.cameltts.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apache.camel.spi.annotations.ServiceFactory;

/**
 * Names an engine so that {@code tts:<value>} finds it in any jar.
 *
 * <p>Camel's {@code generate-spi} goal turns the annotation into a file below
 * {@code META-INF/services/org/apache/camel/tts-engine/}; a hand-written file does the same. The class needs a public
 * constructor without parameters; its properties are set from {@code tts.<value>.<property>}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ServiceFactory("tts-engine")
public @interface TtsEngine {

    /** The engine's name in {@code tts:<name>}. */
    String value();
}
