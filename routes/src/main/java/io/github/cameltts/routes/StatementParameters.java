package io.github.cameltts.routes;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeExchangeException;
import org.apache.camel.component.sql.DefaultSqlPrepareStatementStrategy;

/**
 * Finds {@code :#name} in the body, where that is a map, else in headers, else in variables.
 *
 * <p>Camel's own strategy does the same, but tries for each parameter to convert any other body into a map, which takes
 * longer than the rest of a look-up. Expressions ({@code :#${…}}) are left to it.
 */
final class StatementParameters extends DefaultSqlPrepareStatementStrategy {

    private static final Pattern PARAMETER = Pattern.compile(":\\?((?:in:)?\\w+)");
    private static final String IN = "in:";

    /** Bounded by the number of statements there are. */
    private final Map<String, List<String>> names = new ConcurrentHashMap<>();

    @Override
    public Iterator<?> createPopulateIterator(
            String query, String preparedQuery, int expectedParams, Exchange exchange, Object value)
            throws SQLException {
        List<String> parameters = names.computeIfAbsent(query, StatementParameters::namesIn);
        if (parameters.size() == 0 || query.contains(":?$")) {
            return super.createPopulateIterator(query, preparedQuery, expectedParams, exchange, value);
        }
        return parameters.stream().map(name -> lookUp(name, exchange, value)).iterator();
    }

    private static List<String> namesIn(String query) {
        return PARAMETER.matcher(query).results().map(found -> found.group(1)).toList();
    }

    private static Object lookUp(String parameter, Exchange exchange, Object body) {
        if (parameter.startsWith(IN)) {
            return createInParameterIterator(lookUp(parameter.substring(IN.length()), exchange, body));
        }
        if (body instanceof Map<?, ?> map && map.containsKey(parameter)) {
            return map.get(parameter);
        }
        Map<String, Object> headers = exchange.getMessage().getHeaders();
        if (headers.containsKey(parameter)) {
            return headers.get(parameter);
        }
        if (exchange.hasVariables() && exchange.getVariables().containsKey(parameter)) {
            return exchange.getVariables().get(parameter);
        }
        throw new RuntimeExchangeException("There is no value for the parameter " + parameter, exchange);
    }
}
