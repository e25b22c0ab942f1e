package io.github.cameltts.routes.http.vendor;

import java.util.List;

/** The names that clients of a vendor use, whatever engine is to speak. */
public interface VendorNames {

    /** The engine that is the vendor itself: it is asked for the vendor's names as they are. */
    String engine();

    /** The models that clients know, the usual one first. */
    List<String> models();

    /** Whether a client may name such a model without any knowledge of the engine behind. */
    boolean isModel(String name);

    /** Whether a client may name such a voice without any knowledge of the engine behind. */
    boolean isVoice(String name);
}
