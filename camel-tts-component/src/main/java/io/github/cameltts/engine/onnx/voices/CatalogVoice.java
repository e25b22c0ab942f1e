package io.github.cameltts.engine.onnx.voices;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A voice that lies in the models folder or can be fetched into it. Of one that no catalog has, only the name is known,
 * and what it tells.
 *
 * @param name what a request names
 * @param family what its model is, such as {@code piper}; empty when unknown
 * @param language BCP 47; empty when it speaks several or it is unknown
 * @param quality as its makers call it; may be empty
 * @param gender {@code female} or {@code male}, where it is one speaker and known
 * @param sampleRate Hz, 0 when unknown
 * @param licence of the voice and of what it was trained with; may be empty
 * @param attribution a URL that says whom to thank; may be empty
 * @param baseUrl what the URLs of the files are relative to
 * @param files in the order in which they are fetched, the model last; none when no catalog has it
 * @param packs names of its voice packs, which are speakers of their own
 * @param installed whether it is in the folder, so that nothing has to be fetched
 */
public record CatalogVoice(
        String name,
        String family,
        String language,
        String quality,
        Optional<String> gender,
        int sampleRate,
        String licence,
        String attribution,
        URI baseUrl,
        List<CatalogFile> files,
        List<String> packs,
        boolean installed) {

    private static final URI NOWHERE = URI.create("");

    public CatalogVoice {
        files = List.copyOf(files);
        packs = List.copyOf(packs);
    }

    /** One that only lies in the folder. Piper's names tell language and quality: {@code de_DE-thorsten-medium}. */
    static CatalogVoice local(String name) {
        boolean told = name.matches("[a-z]{2,3}_[A-Z]{2}-[^-]+-[^-]+");
        return new CatalogVoice(
                name,
                "",
                told ? name.substring(0, name.indexOf('-')).replace('_', '-') : "",
                told ? name.substring(name.lastIndexOf('-') + 1) : "",
                Optional.empty(),
                0,
                "",
                "",
                NOWHERE,
                List.of(),
                List.of(),
                true);
    }

    /** The same voice, which lies in the folder. */
    CatalogVoice here() {
        return new CatalogVoice(
                name, family, language, quality, gender, sampleRate, licence, attribution, baseUrl, files, packs, true);
    }

    /** The file that makes the voice complete. */
    CatalogFile model() {
        return files.get(files.size() - 1);
    }
}
