package io.github.cameltts.engine.onnx.voices;

import java.util.regex.Pattern;

/**
 * One file that a catalog offers.
 *
 * @param path where it is put, relative to the models folder, with slashes
 * @param url where it comes from, relative to the base URL of its catalog
 * @param sha256 digest of its bytes, 64 lowercase hexadecimal digits
 * @param size bytes, at least 1
 */
public record CatalogFile(String path, String url, String sha256, long size) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException when a file like that must not be fetched or put anywhere */
    public CatalogFile {
        if (!FileNames.isPlainPath(path)) {
            throw new IllegalArgumentException("'" + path + "' is no path inside the models folder");
        }
        if (!FileNames.isPlainUrl(url)) {
            throw new IllegalArgumentException("'" + url + "' is no URL below the baseUrl of the catalog");
        }
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("the sha256 of '" + url + "' must be 64 lowercase hexadecimal digits");
        }
        if (size < 1) {
            throw new IllegalArgumentException("the size of '" + url + "' must be its bytes");
        }
    }

    /** The last part of the path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
