package io.github.cameltts;

import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.internal.Operation;
import java.util.Arrays;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.support.DefaultAsyncProducer;

/** Hands an exchange to the operation that the header, else the endpoint, names. */
public class TtsProducer extends DefaultAsyncProducer {

    private final TtsEndpoint endpoint;
    private Map<TtsOperation, Operation> operations;
    private TtsHealthCheck healthCheck;

    public TtsProducer(TtsEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            TtsConfiguration configuration = endpoint.getConfiguration();
            return operations
                    .get(operation(exchange, configuration))
                    .process(exchange, callback, endpoint.getEngine(), configuration);
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    private static TtsOperation operation(Exchange exchange, TtsConfiguration configuration) {
        Object header = exchange.getMessage().getHeader(TtsConstants.OPERATION);
        if (header == null) {
            return configuration.getOperation();
        }
        String name = header.toString();
        return Arrays.stream(TtsOperation.values())
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> NearestNames.unknown(
                        "operation",
                        name,
                        Arrays.stream(TtsOperation.values()).map(Enum::name).toList()));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        endpoint.getComponent().engines().requireKnown(endpoint.getEngine());
        endpoint.getComponent().engines().warmUp(endpoint.getEngine());
        operations = endpoint.getComponent().operations();
        WritableHealthCheckRepository repository = healthChecks();
        if (repository != null) {
            healthCheck = new TtsHealthCheck(endpoint);
            healthCheck.setEnabled(endpoint.getComponent().isHealthCheckProducerEnabled());
            repository.addHealthCheck(healthCheck);
        }
    }

    @Override
    protected void doStop() throws Exception {
        WritableHealthCheckRepository repository = healthChecks();
        if (repository != null && healthCheck != null) {
            repository.removeHealthCheck(healthCheck);
            healthCheck = null;
        }
        super.doStop();
    }

    private WritableHealthCheckRepository healthChecks() {
        return HealthCheckHelper.getHealthCheckRepository(
                endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
    }
}
