package io.github.cameltts.routes.cleanup;

import io.github.cameltts.routes.AssetRemoval;
import io.github.cameltts.routes.Pace;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.StoreClock;
import io.github.cameltts.routes.usage.AssetUsage;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * Removes cached assets and outputs that a filter chooses, or tells what that would remove. Models, pinned assets, and
 * whatever lies outside of {@code tts.home} once links are followed, stay.
 *
 * <p>Where nothing else writes meanwhile, a plan and the run after it agree to the byte. A run works in slices of at most
 * 100 assets or files with pauses between them. Thread-safe, also between processes.
 */
public final class Cleanup {

    private final CamelContext context;

    private Cleanup(CamelContext context) {
        this.context = context;
    }

    public static Cleanup of(CamelContext context) {
        return new Cleanup(context);
    }

    /** What {@link #run} would remove now. Changes nothing. */
    public CleanupPlan plan(CleanupFilter filter) {
        return clean(filter, true, () -> true);
    }

    /**
     * Removes it.
     *
     * @throws io.github.cameltts.spi.SpeechCancelledException when the thread is interrupted
     */
    public CleanupPlan run(CleanupFilter filter) {
        return run(filter, () -> true);
    }

    /** As {@link #run(CleanupFilter)}, and stops after the slice under way where it is not to go on. */
    CleanupPlan run(CleanupFilter filter, BooleanSupplier goOn) {
        return clean(filter, false, goOn);
    }

    private CleanupPlan clean(CleanupFilter filter, boolean dryRun, BooleanSupplier goOn) {
        AssetUsage.of(context).flush();
        HomeBounds bounds = HomeBounds.of(context);
        CleanupTask task = new CleanupTask(filter, StoreClock.of(context).millis(), dryRun, new Pace(goOn));
        CachedAssets assets = new CachedAssets(SpeechDatabase.of(context), AssetRemoval.of(context), bounds);
        Outputs outputs = new Outputs(bounds);
        List<CleanupRow> rows = Stream.of(assets.clean(task), outputs.clean(task))
                .flatMap(List::stream)
                .toList();
        return new CleanupPlan(rows);
    }
}
