package io.github.cameltts.engine.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Makes an HTTP client safe to use with a service that is paid for and not trusted: no redirect takes the key elsewhere,
 * no cookie joins two requests, no hidden repetition buys twice, nothing is unpacked, and an answer that is too large
 * is a failure instead of filling the memory; whoever made the call closes its connection then.
 *
 * @param maxBytes most bytes of a body
 */
record AnswerBound(long maxBytes) implements HttpClientConfigurer {

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAutomaticRetries()
                .addExecInterceptorFirst(
                        "tts-answer-bound", (request, scope, chain) -> bounded(chain.proceed(request, scope)));
    }

    private ClassicHttpResponse bounded(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            if (entity.getContentLength() > maxBytes) {
                throw new AnswerTooLargeException();
            }
            response.setEntity(new BoundedEntity(entity, maxBytes));
        }
        return response;
    }

    static final class AnswerTooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private static final class BoundedEntity extends HttpEntityWrapper {

        private final long maxBytes;

        BoundedEntity(HttpEntity entity, long maxBytes) {
            super(entity);
            this.maxBytes = maxBytes;
        }

        @Override
        public InputStream getContent() throws IOException {
            InputStream content = super.getContent();
            return content == null ? null : new BoundedStream(content, maxBytes);
        }
    }

    private static final class BoundedStream extends FilterInputStream {

        private long left;

        BoundedStream(InputStream content, long maxBytes) {
            super(content);
            left = maxBytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            left -= Math.max(0, count);
            if (left < 0) {
                throw new AnswerTooLargeException();
            }
            return count;
        }
    }
}
