package io.github.cameltts.routes.jobs;

/** Headers of the job steps. All start with {@code Camel}, so HTTP cannot set them. */
public final class JobHeaders {

    /** Which job is meant. */
    public static final String ID = "CamelTtsJobId";

    /** A word of the caller's choice: a second request with the same one is answered with the job of the first. */
    public static final String IDEMPOTENCY_KEY = "CamelTtsIdempotencyKey";

    /** Whether the job that a request is answered with was there before. */
    public static final String REPLAYED = "CamelTtsJobReplayed";

    /** Which jobs are listed: those in this state. */
    public static final String STATE = "CamelTtsJobState";

    private JobHeaders() {}
}
