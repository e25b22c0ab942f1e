package io.github.cameltts.routes.statistics;

import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.evict.StoreBound;
import io.github.cameltts.routes.ledger.Account;
import io.github.cameltts.routes.ledger.AnsweredMinute;
import io.github.cameltts.routes.ledger.LedgerSum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Puts a map of what the cache did into the body: {@code session} (answers of this process since {@code since}), {@code
 * all_time} (answers of all processes, ever), {@code recent} (answers of this process, minute by minute), {@code entries},
 * {@code size_bytes} of the files and their bound {@code max_bytes}, {@code most_used}, {@code removals} by cause, {@code
 * days} with the answers and removals of each, {@code answers} of these days by engine and voice, and {@code currency}.
 *
 * <p>Answers are those that passed the step of the ledger. Money is in millionths of the currency.
 */
public class Statistics implements CamelContextAware, Processor {

    private CamelContext camelContext;
    private Account account;
    private StoreBound bound;
    private StatisticsTables tables;
    private int days = 31;
    private int top = 10;

    @Override
    public void process(Exchange exchange) {
        account.flush();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("session", session());
        AnswerCounts allTime = new AnswerCounts();
        Map<String, AnswerCounts> answers = answers(allTime);
        report.put("all_time", allTime.toMap());
        report.put("recent", account.recent().stream().map(Statistics::minute).toList());
        EntryCounts entries = new EntryCounts();
        tables.assets(Instant.now()).forEach(entries::add);
        report.put("entries", entries.toMap());
        report.put("size_bytes", tables.blobBytes());
        report.put("max_bytes", bound.maxBytes());
        report.put("most_used", tables.mostUsed(top));
        List<Map<String, Object>> removals = tables.removals();
        report.put("removals", RemovalCounts.byCause(removals));
        report.put("days", days(answers, removals));
        AnswersByVoice byVoice = new AnswersByVoice();
        tables.answersByVoice(firstDay()).forEach(byVoice::add);
        report.put("answers", byVoice.toMap());
        report.put("currency", currency());
        exchange.getMessage().setBody(report);
    }

    private Map<String, Object> session() {
        Map<String, Object> session = AnswerCounts.of(account.session()).toMap();
        session.put("since", account.since().toString());
        return session;
    }

    private static Map<String, Object> minute(AnsweredMinute minute) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("at", minute.start().toString());
        map.putAll(AnswerCounts.of(minute.answers()).toMap());
        return map;
    }

    private String currency() {
        return camelContext.resolvePropertyPlaceholders("{{tts.currency:}}").strip();
    }

    /** The answers of each day, and of all days that there ever were in {@code allTime}. */
    private Map<String, AnswerCounts> answers(AnswerCounts allTime) {
        Map<String, AnswerCounts> byDay = new TreeMap<>();
        for (Map<String, Object> row : tables.answers(firstDay())) {
            LedgerSum sum = LedgerSum.of(row);
            String cache = (String) row.get("cache");
            allTime.add(cache, sum);
            if (row.get("day") instanceof String day) {
                byDay.computeIfAbsent(day, any -> new AnswerCounts()).add(cache, sum);
            }
        }
        return byDay;
    }

    private Map<String, Object> days(Map<String, AnswerCounts> answers, List<Map<String, Object>> removals) {
        Map<String, Object> report = new LinkedHashMap<>();
        LocalDate first = firstDay();
        for (int i = 0; i < days; i++) {
            String day = first.plusDays(i).toString();
            Map<String, Object> entry =
                    answers.getOrDefault(day, new AnswerCounts()).toMap();
            entry.put(
                    "removals",
                    RemovalCounts.byCause(removals.stream()
                            .filter(row -> day.equals(row.get("day")))
                            .toList()));
            report.put(day, entry);
        }
        return report;
    }

    private LocalDate firstDay() {
        return LocalDate.now(ZoneOffset.UTC).minusDays(days - 1L);
    }

    /** How many days in UTC are told one by one, the present one included. */
    public void setDays(int days) {
        this.days = atLeastOne("days", days);
    }

    /** How many of the most used entries are told. */
    public void setTop(int top) {
        this.top = atLeastOne("top", top);
    }

    private static int atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ": it must be at least 1");
        }
        return value;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.account = Account.of(camelContext);
        this.bound = StoreBound.of(camelContext);
        this.tables = new StatisticsTables(SpeechDatabase.of(camelContext));
    }
}
