package io.github.cameltts.routes;

/**
 * What left the store.
 *
 * @param entries rows of assets
 * @param files file ids that named them
 * @param blobs files on disk, temporary ones included
 * @param bytes what these files held
 */
public record Removed(int entries, int files, int blobs, long bytes) {

    public static final Removed NOTHING = new Removed(0, 0, 0, 0);

    public Removed plus(Removed other) {
        return new Removed(entries + other.entries, files + other.files, blobs + other.blobs, bytes + other.bytes);
    }
}
