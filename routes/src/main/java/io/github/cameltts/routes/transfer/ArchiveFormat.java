package io.github.cameltts.routes.transfer;

import java.util.regex.Pattern;

/**
 * The entries of an archive, a ZIP file, in their order: {@value #HEAD} first, then each blob under its name, then the rows
 * as JSON lines. A blob comes before its row, so that a reader needs no second pass.
 */
final class ArchiveFormat {

    static final String NAME = "camel-tts-cache";
    static final int VERSION = 1;

    static final String HEAD = "cache.json";
    static final String ASSETS = "assets.jsonl";
    static final String FILES = "files.jsonl";

    /** Path below {@code blobs/}; the digest is the name's third part. */
    static final Pattern BLOB =
            Pattern.compile("blobs/(([0-9a-f]{2})/([0-9a-f]{2})/(\\2\\3[0-9a-f]{60})\\.([a-z0-9]{1,8}))");

    private ArchiveFormat() {}
}
