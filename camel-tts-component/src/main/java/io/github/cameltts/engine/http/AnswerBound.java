package io.github.cameltts.engine.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Makes an HTTP client safe to use with a service that is paid for and not trusted: no redirect takes the key elsewhere,
 * no cookie joins two requests, no hidden repetition buys twice, nothing is unpacked, and an answer that is too large
 * closes its connection instead of filling the memory.
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
                abort(response);
                throw new AnswerTooLargeException();
            }
            response.setEntity(new BoundedEntity(entity, response, maxBytes));
        }
        return response;
    }

    /** Closes the connection. With its body in place the response would first read it to the end. */
    private static void abort(ClassicHttpResponse response) throws IOException {
        response.setEntity(null);
        response.close();
    }

    static final class AnswerTooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private static final class BoundedEntity extends HttpEntityWrapper {

        private final ClassicHttpResponse response;
        private final long maxBytes;

        BoundedEntity(HttpEntity entity, ClassicHttpResponse response, long maxBytes) {
            super(entity);
            this.response = response;
            this.maxBytes = maxBytes;
        }

        @Override
        public InputStream getContent() throws IOException {
            InputStream content = super.getContent();
            return content == null ? null : new BoundedStream(content, response, maxBytes);
        }
    }

    private static final class BoundedStream extends FilterInputStream {

        private final ClassicHttpResponse response;
        private long left;

        BoundedStream(InputStream content, ClassicHttpResponse response, long maxBytes) {
            super(content);
            this.response = response;
            left = maxBytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int count = super.read(bytes, offset, length);
                left -= Math.max(0, count);
                if (left < 0) {
                    throw new AnswerTooLargeException();
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException();
                }
                return count;
            } catch (IOException e) {
                abort(response);
                throw e;
            }
        }
    }
}
