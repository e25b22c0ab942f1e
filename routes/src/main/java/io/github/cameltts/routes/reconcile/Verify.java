package io.github.cameltts.routes.reconcile;

import io.github.cameltts.routes.BlobFolder;
import io.github.cameltts.routes.BlobFolder.Blob;

/** How closely the file of each row is looked at. */
enum Verify {
    /** Not at all. */
    NONE {
        @Override
        boolean finds(BlobFolder folder, Blob blob) {
            return true;
        }
    },
    /** Whether it is there and as long as it should be. */
    LENGTH {
        @Override
        boolean finds(BlobFolder folder, Blob blob) {
            return folder.holds(blob);
        }
    },
    /** Whether it is to the byte what was stored, which reads all of it. */
    DIGEST {
        @Override
        boolean finds(BlobFolder folder, Blob blob) {
            return folder.read(blob).isPresent();
        }
    };

    abstract boolean finds(BlobFolder folder, Blob blob);
}
