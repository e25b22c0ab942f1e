package io.github.cameltts.routes;

import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.component.sql.SqlEndpointConfigurer;
import org.apache.camel.spi.PropertyConfigurer;

/**
 * {@code tts-sql:find-asset} runs {@code sql/<database>/find-asset.sql} on the database of {@code tts.db.url}; all else
 * is Camel's {@code sql:}.
 *
 * <p>The pool is not in the registry, where it would be autowired into the application's own components. The schema is brought up to date when the component starts, so before the first request.
 */
public class TtsSqlComponent extends SqlComponent {

    private static final Pattern STATEMENT_NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

    private static final StatementParameters PARAMETERS = new StatementParameters();

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        setDataSource(database().dataSource());
        setServiceLocationEnabled(false);
        String query = STATEMENT_NAME.matcher(remaining).matches()
                ? "classpath:sql/" + database().dialect() + "/" + remaining + ".sql"
                : remaining;
        SqlEndpoint endpoint = (SqlEndpoint) super.createEndpoint(uri, query, parameters);
        if (endpoint.getPrepareStatementStrategy() == null) {
            endpoint.setPrepareStatementStrategy(PARAMETERS);
        }
        return endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        database().start();
    }

    private SpeechDatabase database() {
        return SpeechDatabase.of(getCamelContext());
    }

    /** Camel finds configurers by the scheme, and this one is not the parent's. */
    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return new SqlEndpointConfigurer();
    }
}
