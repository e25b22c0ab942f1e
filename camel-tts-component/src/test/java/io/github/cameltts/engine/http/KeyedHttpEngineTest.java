package io.github.cameltts.engine.http;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every engine behind HTTP whose vendor wants a key. */
@ParameterizedClass
@MethodSource("io.github.cameltts.engine.http.HttpEngineCases#withKey")
abstract class KeyedHttpEngineTest extends HttpEngineTestSupport {

    @Parameter
    HttpEngineCase engineCase;

    @Override
    protected final HttpEngineCase engineCase() {
        return engineCase;
    }
}
