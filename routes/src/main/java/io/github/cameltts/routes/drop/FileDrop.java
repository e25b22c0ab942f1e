package io.github.cameltts.routes.drop;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.util.TimeUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean of {@code tts-file-drop-source}: tells Camel's file consumer which files to take and where they move, and
 * offers the steps between a file and its results. Thread-safe once started.
 */
public final class FileDrop
        implements GenericFileFilter<File>, GenericFileProcessStrategy<File>, PollingConsumerPollStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(FileDrop.class);
    private static final String JOB = "ttsDropJob";
    private static final String ITEM = "ttsDropItem";

    private Path inboxFolder;
    private Path outboxFolder;
    private Duration settleTime = Duration.ofMillis(500);
    private long maxFileSize = 1024 * 1024;
    private int retries = 3;
    private Duration retryDelay = Duration.ofMillis(500);
    private boolean once;

    private final DropOnce end = new DropOnce();
    private FolderLock inboxLock;
    private FolderLock outboxLock;
    private Inbox inbox;
    private Outbox outbox;
    private SettledFiles settled;
    private InputReader reader;
    private RetryRule retryRule;

    /** @param folder where inputs appear */
    public void setInbox(String folder) {
        inboxFolder = Path.of(folder).toAbsolutePath().normalize();
    }

    /** @param folder where results appear, not inside the inbox */
    public void setOutbox(String folder) {
        outboxFolder = Path.of(folder).toAbsolutePath().normalize();
    }

    /** @param time how long a file must be left alone, such as {@code 500ms} */
    public void setSettleTime(String time) {
        settleTime = Duration.ofMillis(TimeUtils.toMilliSeconds(time));
    }

    /** @param bytes larger files are refused */
    public void setMaxFileSize(int bytes) {
        maxFileSize = bytes;
    }

    /** @param count attempts after the first, for failures that may pass */
    public void setRetries(int count) {
        retries = count;
    }

    /** @param time before the second attempt, doubled each time, such as {@code 500ms} */
    public void setRetryDelay(String time) {
        retryDelay = Duration.ofMillis(TimeUtils.toMilliSeconds(time));
    }

    /** @param end whether to end the application when the inbox is empty */
    public void setOnce(boolean end) {
        once = end;
    }

    /**
     * Takes ownership of both folders and cleans up after a crash.
     *
     * @throws IOException if a folder cannot be used; the message says what to do
     */
    public void start() throws IOException {
        if (outboxFolder.startsWith(inboxFolder)) {
            throw new IOException("The outbox " + outboxFolder + " lies in the inbox " + inboxFolder
                    + ", so that results would be taken for inputs. Put it elsewhere.");
        }
        inbox = new Inbox(inboxFolder);
        outbox = new Outbox(outboxFolder);
        settled = new SettledFiles(settleTime);
        reader = new InputReader(maxFileSize);
        retryRule = new RetryRule(retries, retryDelay);
        inboxLock = FolderLock.acquire(inboxFolder);
        try {
            outboxLock = FolderLock.acquire(outboxFolder);
            outbox.recover();
            inbox.recover();
            LOG.info("Watching {}, results go to {}", inboxFolder, outboxFolder);
        } catch (IOException e) {
            stop();
            throw e;
        }
    }

    /** Lets go of the folders. */
    public void stop() throws IOException {
        inboxLock.close();
        if (outboxLock != null) {
            outboxLock.close();
        }
    }

    // Which files to take

    @Override
    public boolean accept(GenericFile<File> file) {
        return file.isDirectory() || settled.accept(path(file));
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        settled.begin();
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (once && polledMessages == 0 && settled.sawNothing() && inbox.idle()) {
            end.end(endpoint.getCamelContext());
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        LOG.warn("The inbox {} cannot be read: {}", inboxFolder, cause.toString());
        return false;
    }

    // Where they move

    @Override
    public void prepareOnStartup(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint) {
        // Done in start, before the first poll.
    }

    @Override
    public boolean begin(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file)
            throws IOException {
        Optional<Claim> claim = inbox.claim(path(file));
        claim.ifPresent(taken -> exchange.setProperty(JOB, new DropJob(taken)));
        return claim.isPresent();
    }

    @Override
    public void abort(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file) {
        // What could not be claimed has not moved.
    }

    @Override
    public void commit(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file)
            throws IOException {
        DropJob job = job(exchange);
        Optional<String> explanation = job.explanation();
        if (explanation.isEmpty()) {
            inbox.done(job.claim());
        } else {
            Path error = inbox.failed(job.claim(), explanation.get());
            LOG.warn("{} could not be spoken, {} says why", job.claim().source(), error);
        }
    }

    @Override
    public void rollback(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file)
            throws IOException {
        Exception cause = exchange.getException();
        job(exchange).failed("The file drop failed: " + cause + ". See the log of the application.");
        commit(operations, endpoint, exchange, file);
    }

    // From a file to its results

    /** Reads the input; the body becomes its {@link DropJob}. */
    public void read(Exchange exchange) throws IOException {
        DropJob job = job(exchange);
        try {
            job.read(reader.read(job.claim().file()), outbox.prepare());
        } catch (InvalidSpeechRequestException e) {
            job.failed(e.getMessage());
        } catch (IOException e) {
            job.failed(RetryRule.outboxProblem(e));
        }
        exchange.getMessage().setBody(job);
    }

    /** Turns the message into the request of one {@link DropItem}. */
    public void ask(Exchange exchange) {
        DropItem item = item(exchange);
        item.attempt();
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.FILE_NAME, item.job().claim().source());
        message.setHeader(TtsConstants.REQUEST_ID, UUID.randomUUID().toString());
        item.request().headers().forEach(message::setHeader);
        message.setBody(item.request().text());
    }

    /** Keeps the audio that the pipeline answered with. */
    public void answer(Exchange exchange) throws IOException {
        DropItem item = item(exchange);
        item.spoken(AnswerReader.read(exchange.getMessage(), item));
    }

    /** Decides what becomes of an item whose attempt has failed. */
    public void failed(Exchange exchange) {
        retryRule.apply(item(exchange), exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    /** Shows the results, or none if all entries failed. */
    public void publish(Exchange exchange) {
        DropJob job = job(exchange);
        try {
            if (job.hasResults()) {
                outbox.publish(job);
            }
        } catch (IOException e) {
            job.failed(RetryRule.outboxProblem(e));
        } finally {
            outbox.discard(job);
        }
    }

    private static DropJob job(Exchange exchange) {
        return exchange.getProperty(JOB, DropJob.class);
    }

    private static DropItem item(Exchange exchange) {
        return exchange.getProperty(ITEM, DropItem.class);
    }

    private static Path path(GenericFile<File> file) {
        return file.getFile().toPath().toAbsolutePath().normalize();
    }
}
