package io.github.cameltts.routes.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Puts what was spent and saved into the body, as JSON: the object {@code total}, and the objects {@code days}, {@code
 * tenants}, {@code engines}, {@code voices} (named {@code engine/voice}) and {@code caches} with one such object for
 * each name. Each has {@code spent} and {@code saved} with {@code requests}, {@code characters} and {@code costMicros}.
 */
public class LedgerReport implements CamelContextAware, Processor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOTAL = "total";
    private static final List<String> SECTIONS = List.of("days", "tenants", "engines", "voices", "caches");

    private CamelContext camelContext;
    private Account account;
    private int days = 31;

    @Override
    public void process(Exchange exchange) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        LocalDate from = today.minusDays(days - 1L);
        ObjectNode report = JSON.createObjectNode().put("from", from.toString()).put("to", today.toString());
        addTo(report, TOTAL);
        SECTIONS.forEach(report::putObject);
        account.report(from, today).forEach(row -> add(report, row));
        exchange.getMessage().setBody(report.toString());
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    }

    private static void add(ObjectNode report, Map<String, Object> row) {
        String section = (String) row.get("section");
        ObjectNode place = section.equals(TOTAL) ? report : (ObjectNode) report.get(section);
        String name = section.equals(TOTAL) ? TOTAL : (String) row.get("name");
        ObjectNode entry = place.has(name) ? (ObjectNode) place.get(name) : addTo(place, name);
        put(
                (ObjectNode) entry.get((String) row.get("side")),
                row.get("requests"),
                row.get("characters"),
                row.get("cost_micros"));
    }

    private static ObjectNode addTo(ObjectNode place, String name) {
        ObjectNode entry = place.putObject(name);
        put(entry.putObject("spent"), 0, 0, 0);
        put(entry.putObject("saved"), 0, 0, 0);
        return entry;
    }

    private static void put(ObjectNode side, Object requests, Object characters, Object costMicros) {
        side.put("requests", ((Number) requests).longValue());
        side.put("characters", ((Number) characters).longValue());
        side.put("costMicros", ((Number) costMicros).longValue());
    }

    /** How many days in UTC the report is about, the present one included. */
    public void setDays(int days) {
        if (days < 1) {
            throw new IllegalArgumentException("days is " + days + ": a report is about one day at least");
        }
        this.days = days;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.account = Account.of(camelContext);
    }
}
