package io.github.cameltts.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.component.sql.SqlConstants;

/**
 * What SQL cannot do in a sweep: keeping each slice short, and removing blobs and what died processes left.
 *
 * <p>Several processes may sweep at once: each row and each blob is removed by one of them.
 */
public class ExpirySweep implements CamelContextAware {

    /** Header with the rows that still name blobs of the slice, read and removed here. */
    public static final String REFERENCED = "CamelTtsReferencedBlobs";

    private static final String RUN = "ttsSweepRun";
    private static final String MORE = "more";

    private CamelContext camelContext;
    private BlobFolder blobs;
    private Duration grace = Duration.ofMinutes(10);
    private Duration staleIfError = Duration.ZERO;
    private int rows = 100;

    public void begin(Exchange exchange) {
        exchange.setProperty(RUN, new SweepRun(blobs, cutoff(), rows));
        exchange.setVariable("now", System.currentTimeMillis() - staleIfError.toMillis());
        exchange.setVariable(MORE, true);
    }

    /** Each statement takes half the rows of a slice. */
    public void startRows(Exchange exchange) {
        exchange.setVariable("rows", Math.max(1, run(exchange).startSlice() / 2));
        exchange.setVariable(MORE, false);
    }

    public void files(Exchange exchange) {
        run(exchange).summary().files(deleted(exchange));
    }

    public void assets(Exchange exchange) {
        run(exchange).summary().assets(deleted(exchange));
        run(exchange).endSlice();
    }

    public Iterator<Map<String, List<String>>> blobSlices(Exchange exchange) {
        return run(exchange);
    }

    public void blobs(Exchange exchange) throws IOException {
        SweepRun run = run(exchange);
        Set<?> referenced = exchange.getMessage().removeHeader(REFERENCED) instanceof Collection<?> found
                ? found.stream().map(row -> ((Map<?, ?>) row).get("blob")).collect(Collectors.toSet())
                : Set.of();
        List<?> slice = (List<?>) exchange.getMessage().getBody(Map.class).get("blobs");
        List<String> unreferenced = slice.stream()
                .filter(name -> !referenced.contains(name))
                .map(String.class::cast)
                .toList();
        remove(unreferenced, run);
        run.endSlice();
    }

    private void remove(List<String> names, SweepRun run) throws IOException {
        for (int i = 0; i < names.size(); i++) {
            if (i > 0 && run.sliceIsOver()) {
                run.postpone(names.subList(i, names.size()));
                return;
            }
            long bytes = blobs.remove(names.get(i), cutoff());
            if (bytes > 0) {
                run.summary().blob(bytes);
            }
        }
    }

    /** The last slice takes temporary files, and the summary becomes the body. */
    public void end(Exchange exchange) throws IOException {
        SweepRun run = run(exchange);
        int left = run.startSlice();
        for (Iterator<Path> files = run.candidates().temporaryFiles();
                left > 0 && !run.sliceIsOver() && files.hasNext();
                left--) {
            if (Files.deleteIfExists(files.next())) {
                run.summary().temporaryFile();
            }
        }
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(run.summary().toMap());
    }

    private static int deleted(Exchange exchange) {
        int count = exchange.getMessage().getHeader(SqlConstants.SQL_UPDATE_COUNT, 0, Integer.class);
        if (count == exchange.getVariable("rows", Integer.class)) {
            exchange.setVariable(MORE, true);
        }
        return count;
    }

    private Instant cutoff() {
        return Instant.now().minus(grace);
    }

    private static SweepRun run(Exchange exchange) {
        return exchange.getProperty(RUN, SweepRun.class);
    }

    /** How long a file that no row names is left alone, because its row may be on its way: {@code 10m}. */
    public void setGrace(String grace) {
        this.grace = DurationSetting.read("grace", grace);
    }

    /** How long after its expiry audio stays, because it may have to answer for an engine that fails: {@code 7d}. */
    public void setStaleIfError(String staleIfError) {
        this.staleIfError = DurationSetting.read("tts.staleIfError", staleIfError);
    }

    /** The most rows or files that one slice takes. */
    public void setRows(int rows) {
        this.rows = rows;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.blobs = TtsHome.of(camelContext).blobs();
    }
}
