package io.github.cameltts.routes.similar;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.BlobFolder;
import io.github.cameltts.routes.CachedAsset;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.TtsHome;
import io.github.cameltts.routes.similar.TextTable.Found;
import io.github.cameltts.routes.usage.AssetUsage;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Answers with stored audio of a text that is similar to the one asked for. What has expired, or whose file is damaged, is
 * passed over for the next best.
 */
public class SimilarLookup extends ServiceSupport implements CamelContextAware, Processor {

    /** How many texts are tried, the best first. */
    private static final int MOST = 8;

    private CamelContext camelContext;
    private double threshold;
    private boolean names;
    private boolean enabled = true;
    private SimilarityIndex index;
    private TextTable table;
    private BlobFolder blobs;
    private AssetUsage usage;

    @Override
    public void process(Exchange exchange) {
        if (!enabled) {
            return;
        }
        Message message = exchange.getMessage();
        IndexedText asked = new IndexedText(
                0,
                message.getHeader(TtsConstants.PROFILE_KEY, String.class),
                message.getHeader(TtsConstants.LANGUAGE, "", String.class),
                message.getHeader(TtsConstants.TEXT, String.class));
        for (SimilarText similar : index.find(asked, MOST)) {
            if (answer(message, asked.profile(), similar)) {
                return;
            }
        }
    }

    private boolean answer(Message message, String profile, SimilarText similar) {
        Optional<Found> found = table.find(similar.id())
                .filter(row -> row.text().profile().equals(profile) && index.contains(row.text()));
        if (found.isEmpty()) {
            index.remove(similar.id());
            return false;
        }
        Found row = found.get();
        Optional<CachedAsset> asset = Optional.of(row.asset())
                .filter(stored -> stored.expiresAt() > System.currentTimeMillis())
                .flatMap(stored -> stored.read(blobs));
        asset.ifPresent(audio -> {
            usage.used(row.asset().key());
            audio.applyTo(message, "similar");
            message.setHeader(TtsConstants.SIMILAR_TEXT, row.text().text());
            message.setHeader(TtsConstants.SIMILAR_SCORE, similar.score());
        });
        return asset.isPresent();
    }

    /**
     * The least share of words in common, above 0 and at most 1.
     *
     * @throws IllegalArgumentException when it is none
     */
    public void setThreshold(String threshold) {
        try {
            this.threshold = new JaccardThreshold(Double.parseDouble(threshold)).value();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "tts.similarity.threshold is '" + threshold
                            + "'. It must be a number above 0 and at most 1, such as 0.85.",
                    e);
        }
    }

    /** Whether words with a capital, which may be names, must be the same. */
    public void setNames(boolean names) {
        this.names = names;
    }

    /** Whether to look at all. If not, there is no index. */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    protected void doStart() {
        if (enabled) {
            index = SimilarTexts.of(camelContext).index(threshold, names);
        }
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.table = new TextTable(SpeechDatabase.of(camelContext));
        this.blobs = TtsHome.of(camelContext).blobs();
        this.usage = AssetUsage.of(camelContext);
    }
}
