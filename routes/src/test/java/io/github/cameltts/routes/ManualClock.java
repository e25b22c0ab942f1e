package io.github.cameltts.routes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;

/** A clock that stands still until a test moves it. It begins with the present, because memory goes by the machine's. */
public final class ManualClock implements InstantSource {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.ofEpochMilli(System.currentTimeMillis()));
    private final AtomicLong nanos = new AtomicLong();

    /** The clock of an application that has not started. */
    public TestApp drives(TestApp app) {
        return app.bind(StoreClock.BEAN, this).routes(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                getContext().addService(watch());
            }
        });
    }

    ClockWatch watch() {
        return new ClockWatch(this, nanos::get);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Time passes. */
    public void move(Duration by) {
        leap(by);
        nanos.addAndGet(by.toNanos());
    }

    /** Somebody sets the clock. */
    public void leap(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }
}
