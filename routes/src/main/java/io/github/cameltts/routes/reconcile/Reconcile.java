package io.github.cameltts.routes.reconcile;

import io.github.cameltts.routes.Pace;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Reconciles the store. The body becomes a map of {@code unknown_files} and {@code unnamed_files} (removed), {@code
 * lost_assets} (found), {@code removed_assets}, {@code removed_bytes} (freed on disk), {@code corrected_blobs} (rows about
 * blobs that were wrong) and {@code corrected_bytes} (by how much the size of the store was wrong).
 */
public class Reconcile implements CamelContextAware, Processor {

    private static final String KEEP = "keep";
    private static final String REMOVE = "remove";

    private CamelContext camelContext;
    private Verify verify = Verify.LENGTH;
    private boolean removeLost;

    @Override
    public void process(Exchange exchange) {
        Pace pace = new Pace(camelContext::isRunAllowed);
        Findings findings = new Reconciliation(camelContext, pace).run(verify, removeLost);
        exchange.getMessage().setBody(findings.toMap());
    }

    /** How closely files are looked at: {@code none}, {@code length} or {@code digest}. */
    public void setVerify(String verify) {
        this.verify = Arrays.stream(Verify.values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(verify))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("verify is '" + verify + "'. Write none, length or digest."));
    }

    /** What becomes of a row whose file is lost: {@code keep} it, to be made again, or {@code remove} it. */
    public void setLost(String lost) {
        if (!List.of(KEEP, REMOVE).contains(lost)) {
            throw new IllegalArgumentException("lost is '" + lost + "'. Write keep or remove.");
        }
        removeLost = lost.equals(REMOVE);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
