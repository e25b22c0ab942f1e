package io.github.cameltts.routes.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * What this process answered within a minute.
 *
 * @param answers by {@code CamelTtsCache}
 */
public record AnsweredMinute(Instant start, Map<String, LedgerSum> answers) {}
