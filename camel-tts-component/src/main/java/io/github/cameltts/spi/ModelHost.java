package io.github.cameltts.spi;

import java.util.List;

/** An engine that holds models in the memory of this process. */
public interface ModelHost {

    /** The models in memory now. Cheap, and may be asked by any thread. */
    List<LoadedModel> loadedModels();
}
