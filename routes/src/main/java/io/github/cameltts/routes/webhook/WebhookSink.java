package io.github.cameltts.routes.webhook;

import io.github.cameltts.routes.DurationSetting;
import io.github.cameltts.routes.StoreClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts the body, which is JSON, to the address in the header {@value #URL}, signed as {@link WebhookSignature} has it.
 * Redirects are not followed, no proxy is used, and all but the status of the answer is ignored. Thread-safe once started.
 */
public class WebhookSink implements CamelContextAware, Processor {

    /** Where the message goes. */
    public static final String URL = "CamelTtsWebhookUrl";

    /** Names the message, so that a receiver knows one that comes twice; sent as {@code X-TTS-Delivery}. */
    public static final String DELIVERY = "CamelTtsWebhookDelivery";

    private static final int GONE = 410;
    private static final int MOST_CONNECTIONS = 32;

    private CamelContext camelContext;
    private InstantSource clock;
    private String secret = "";
    private String allow = "";
    private String allowNetworks = "";
    private boolean allowHttp;
    private Duration timeout = Duration.ofSeconds(10);
    private WebhookPolicy policy;
    private CloseableHttpClient client;
    private ScheduledExecutorService deadlines;

    public void start() {
        policy = WebhookPolicy.of(allow, allowNetworks, allowHttp, !secret.isEmpty());
        Timeout wait = Timeout.of(timeout);
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedResolver(policy))
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(wait)
                                .setSocketTimeout(wait)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(wait).build())
                .setConnectionReuseStrategy((request, response, context) -> false) // each one is checked
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .setUserAgent("camel-tts")
                .build();
        deadlines = camelContext.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "TtsWebhooks");
    }

    public void stop() throws IOException {
        camelContext.getExecutorServiceManager().shutdownNow(deadlines);
        client.close();
    }

    /**
     * @throws WebhookRefusedException when the address must not be called
     * @throws WebhookFailedException when nobody answers in time, or not with success
     */
    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        URI target = policy.check(message.getHeader(URL, "", String.class));
        int status = status(request(target, message));
        if (status < 200 || status > 299) {
            throw new WebhookFailedException("The receiver answered with status " + status + ".", status != GONE);
        }
    }

    private HttpPost request(URI target, Message message) {
        byte[] body = message.getBody(byte[].class);
        HttpPost request = new HttpPost(target);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        request.setHeader(WebhookSignature.HEADER, new WebhookSignature(secret).of(body, clock.instant()));
        Optional.ofNullable(message.getHeader(DELIVERY, String.class))
                .ifPresent(delivery -> request.setHeader("X-TTS-Delivery", delivery));
        return request;
    }

    /** A receiver that sends its answer byte by byte does not hold the thread for longer, either. */
    private int status(HttpPost request) {
        Future<?> deadline = deadlines.schedule(request::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(request), request, null)) {
            return response.getCode();
        } catch (CheckedResolver.RefusedAddressException e) {
            throw new WebhookRefusedException("The host of the webhook leads to an address that is not on the open"
                    + " internet. Add its network to tts.webhook.allowNetworks if it may be called.");
        } catch (IOException | HttpException e) {
            throw new WebhookFailedException(
                    "The receiver could not be reached, or gave no answer in time ("
                            + e.getClass().getSimpleName() + ").",
                    true);
        } finally {
            deadline.cancel(false);
        }
    }

    /** What signs; without it nothing is sent. */
    public void setSecret(String secret) {
        this.secret = secret.strip();
    }

    /** Hosts separated by commas: names, {@code *.example.com}, or {@code *}. */
    public void setAllow(String allow) {
        this.allow = allow;
    }

    /** Networks off the open internet that may be called, separated by commas: {@code 10.1.0.0/16}. */
    public void setAllowNetworks(String allowNetworks) {
        this.allowNetworks = allowNetworks;
    }

    /** Whether without TLS. */
    public void setAllowHttp(boolean allowHttp) {
        this.allowHttp = allowHttp;
    }

    /** The longest that a call may take, such as {@code 10s}. */
    public void setTimeout(String timeout) {
        this.timeout = DurationSetting.readPositive("tts.webhook.timeout", timeout);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.clock = StoreClock.of(camelContext);
    }
}
