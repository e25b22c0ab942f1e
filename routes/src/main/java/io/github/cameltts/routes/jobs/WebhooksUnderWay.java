package io.github.cameltts.routes.jobs;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The webhooks that are called just now: each once, and few of one host, so that a slow one leaves room. Thread-safe. */
final class WebhooksUnderWay {

    private static final int MOST_OF_A_HOST = 4;

    private final int most;
    private final Map<String, String> hosts = new HashMap<>(); // by job

    WebhooksUnderWay(int most) {
        this.most = most;
    }

    /** @return whether it may be called now; then {@link #end} must follow */
    synchronized boolean begin(WebhookTable.Due due) {
        String host = host(due.url());
        if (hosts.size() >= most
                || hosts.containsKey(due.jobId())
                || hosts.values().stream().filter(host::equals).count() >= MOST_OF_A_HOST) {
            return false;
        }
        hosts.put(due.jobId(), host);
        return true;
    }

    synchronized void end(WebhookTable.Due due) {
        hosts.remove(due.jobId());
    }

    private static String host(String url) {
        try {
            return String.valueOf(URI.create(url).getHost()).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return ""; // whoever calls it tells
        }
    }
}
