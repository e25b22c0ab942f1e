package io.github.cameltts.routes.warm;

import java.util.List;

/**
 * What came of a plan.
 *
 * @param made how many are in the store now
 * @param spentMicros what they cost, in millionths of the currency
 * @param failures in the order of the list
 */
public record WarmResult(int made, long spentMicros, List<WarmFailure> failures) {}
