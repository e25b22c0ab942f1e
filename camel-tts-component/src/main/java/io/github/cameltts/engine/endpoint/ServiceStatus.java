package io.github.cameltts.engine.endpoint;

import java.util.List;
import java.util.OptionalInt;

/**
 * The HTTP status that an exception carries. The client libraries share no type for it, but nearly all of them have a
 * public method of one of a few names: {@code HttpOperationFailedException} of camel-http, {@code SdkServiceException}
 * of AWS, {@code OpenAIServiceException} and others.
 */
final class ServiceStatus {

    private static final List<OptionalMethod> STATUS = List.of(
            new OptionalMethod("statusCode"),
            new OptionalMethod("getStatusCode"),
            new OptionalMethod("getHttpResponseCode"));
    private static final OptionalMethod THROTTLING = new OptionalMethod("isThrottlingException");
    private static final int TOO_MANY = 429;

    private ServiceStatus() {}

    /** Empty when the exception has none. */
    static OptionalInt of(Throwable failure) {
        if (THROTTLING.call(failure).filter(Boolean.TRUE::equals).isPresent()) {
            return OptionalInt.of(TOO_MANY); // AWS itself says 400 then
        }
        return STATUS.stream()
                .flatMap(method -> method.call(failure).stream())
                .filter(Integer.class::isInstance)
                .mapToInt(Integer.class::cast)
                .findFirst();
    }
}
