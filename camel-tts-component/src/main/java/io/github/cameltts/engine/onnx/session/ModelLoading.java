package io.github.cameltts.engine.onnx.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads a model and tells what it took. */
final class ModelLoading {

    private static final Logger LOG = LoggerFactory.getLogger(ModelLoading.class);

    private ModelLoading() {}

    static ModelSession load(ModelSource source, SessionSettings settings) {
        long begin = System.nanoTime();
        long before = ResidentMemory.bytes();
        ModelSession session = ModelSession.open(source, settings);
        long grown = ResidentMemory.bytes() - before;
        LOG.info(
                "Loaded {} in {} ms: {} KiB, memory of the process grew by {} KiB, {} with {} threads",
                source.place(),
                (System.nanoTime() - begin) / 1_000_000,
                source.bytes() / 1024,
                grown / 1024,
                settings.provider().id(),
                settings.intraOpThreads());
        return session;
    }
}
