package io.github.cameltts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.apache.camel.StreamCache;

/**
 * The body of a streaming exchange: audio that may still be in the making. It begins with the first byte, whenever the
 * exchange came, and follows the synthesis from there.
 *
 * <p>It is read in one of two ways. As an {@link InputStream} it holds the reader's thread while there is nothing to
 * read. As a {@link Flow.Publisher} of one subscriber it holds no thread: the subscriber is called by the thread that
 * brings the audio or asks for more, so it must not block. Buffers are read-only and hold at most 64 KiB.
 *
 * <p>Being a {@link StreamCache}, it is never buffered on its way through routes, and begins anew for each step that
 * reads it, or each branch that gets a copy. A step that reads all of it, such as a log of the body, waits for its end.
 *
 * <p>The end of the stream means that the audio is complete and was inspected. Where the synthesis broke off or its
 * audio was not admissible, the reader gets all that came and then an {@link IOException} whose cause is the {@link
 * io.github.cameltts.spi.SpeechException}.
 *
 * <p>Close it, or cancel the subscription, when no more is wanted: a synthesis that nobody reads, waits for or keeps is
 * cancelled. A stream that nobody reads some seconds after its exchange is done counts as closed.
 */
public abstract class SpeechStream extends InputStream implements StreamCache, Flow.Publisher<ByteBuffer> {

    /**
     * Tells when the whole audio is there, and what it is. Nothing is kept going for it.
     *
     * @return completes as that of {@link #keep()}
     */
    public abstract CompletionStage<CompleteSpeech> whole();

    /**
     * Registers a step that wants the whole audio, such as a store step, besides whoever reads the stream. From now on
     * the synthesis goes on even when every reader leaves, because the provider is paid already. The step closes {@link
     * TtsConstants#FLIGHT} of the exchange when it is done; one that does not within a minute of the audio's end counts
     * as done.
     *
     * @return completes on a thread of the component with the inspected audio, or exceptionally with a {@link
     *     io.github.cameltts.spi.SpeechException}
     */
    public abstract CompletionStage<CompleteSpeech> keep();

    /** Begins anew. */
    @Override
    public abstract void reset();

    /** Gives the audio up. */
    @Override
    public abstract void close();
}
