package io.github.cameltts.routes.rebuild;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.RequestColumn;
import io.github.cameltts.routes.TtsMemoryComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;

/**
 * Finds what is lost, {@link #begin}, and hands it out one by one, {@link #lost}, for the recipe to speak it. What fails is
 * counted, {@link #failed}, and the others go on.
 */
public class Rebuild implements CamelContextAware {

    private static final String RUN = "ttsRebuildRun";
    private static final String KEY = "ttsRebuildKey";
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private CamelContext camelContext;
    private LostAssets lostAssets;
    private boolean dryRun = true;
    private long maxCostMicros = Long.MAX_VALUE;
    private int list = 100;

    public void begin(Exchange exchange) {
        exchange.getMessage().removeHeaders("CamelTts*");
        List<LostAsset> lost = lostAssets.find();
        exchange.setProperty(RUN, new RebuildRun(lost, maxCostMicros));
        exchange.setVariable("ttsRebuildRows", rows(lost));
    }

    private List<Map<String, Object>> rows(List<LostAsset> lost) {
        List<Map<String, Object>> rows = new ArrayList<>();
        lost.stream().filter(LostAsset::speech).limit(list).forEach(asset -> lostAssets
                .request(asset.key())
                .forEach(request -> rows.add(row(asset, request))));
        return rows;
    }

    private static Map<String, Object> row(LostAsset asset, Map<String, Object> request) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("uses", asset.uses());
        row.put("characters", asset.characters());
        row.put("cost_micros", asset.costMicros());
        for (String column : List.of("engine", "voice", "text")) {
            row.put(column, request.get(column));
        }
        return row;
    }

    /** What to buy again: nothing in a dry run. */
    public Iterator<LostAsset> lost(Exchange exchange) {
        return dryRun ? Collections.emptyIterator() : run(exchange);
    }

    /** Turns what is lost, the body, into the request that it came from. */
    public void ask(Exchange exchange) {
        Message message = exchange.getMessage();
        LostAsset asset = message.getBody(LostAsset.class);
        TtsMemoryComponent.forget(camelContext, List.of(asset.key())); // or its file would not be written
        Map<String, Object> row = lostAssets.request(asset.key()).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The row of a lost file has gone in the meantime"));
        message.setHeader(TtsConstants.KEY, asset.key());
        message.setHeader(TtsConstants.TENANT, row.get("tenant"));
        message.setHeader(TtsConstants.ENGINE, row.get("engine"));
        message.setHeader(TtsConstants.MODEL, row.get("model"));
        message.setHeader(TtsConstants.VOICE, row.get("voice"));
        message.setHeader(TtsConstants.LANGUAGE, row.get("language"));
        message.setHeader(TtsConstants.FORMAT, row.get("format"));
        message.setHeader(TtsConstants.SAMPLE_RATE, row.get("sample_rate"));
        message.setHeader(TtsConstants.SIMILAR, false);
        RequestColumn.read((String) row.get("request"), message);
        Optional.ofNullable(message.getHeader(TtsConstants.VOICE_ALIAS))
                .ifPresent(alias -> message.setHeader(TtsConstants.VOICE, alias));
        message.setBody(row.get("text"));
        exchange.setProperty(KEY, asset.key());
    }

    /** Whether the resolved request is still the one whose audio was lost. Else it is not bought. */
    public boolean isTheSame(Exchange exchange) {
        boolean same = exchange.getProperty(KEY).equals(exchange.getMessage().getHeader(TtsConstants.KEY));
        if (!same) {
            run(exchange).changed();
        }
        return same;
    }

    public void made(Exchange exchange) {
        Message message = exchange.getMessage();
        long costMicros = message.getHeader(TtsConstants.COST, 0L, Long.class);
        if (exchange.getProperty(KEY).equals(message.getHeader(TtsConstants.KEY))) {
            run(exchange).made(costMicros);
        } else {
            run(exchange).substituted(costMicros);
        }
    }

    public void failed(Exchange exchange) {
        run(exchange).failed(exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class));
    }

    public void end(Exchange exchange) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("dry_run", dryRun);
        report.putAll(run(exchange).toMap());
        report.put("rows", exchange.removeVariable("ttsRebuildRows"));
        exchange.getMessage().setBody(report);
    }

    private static RebuildRun run(Exchange exchange) {
        return exchange.getProperty(RUN, RebuildRun.class);
    }

    /** Whether to tell only. */
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    /** The most to spend, in units of the currency; empty for no bound. */
    public void setMaxCost(String maxCost) {
        try {
            maxCostMicros = maxCost.isBlank()
                    ? Long.MAX_VALUE
                    : new BigDecimal(maxCost.strip()).multiply(MICROS).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("maxCost is '" + maxCost + "'. Write an amount such as 2.50.", e);
        }
    }

    /** How many of the lost are told one by one. */
    public void setList(int list) {
        this.list = list;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.lostAssets = new LostAssets(camelContext);
    }
}
