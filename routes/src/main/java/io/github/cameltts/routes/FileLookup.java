package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.FileMemory.FoundFile;
import io.github.cameltts.routes.usage.AssetUsage;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers with the audio that a file id names. One that is unknown, has expired, or belongs to another tenant is a miss, and
 * so is a damaged file.
 */
public class FileLookup implements CamelContextAware, Processor {

    private static final Logger LOG = LoggerFactory.getLogger(FileLookup.class);

    private CamelContext camelContext;
    private BlobFolder blobs;
    private FileTable files;
    private FileMemory memory;
    private AssetUsage usage;
    private InstantSource clock;

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String fileId = message.getHeader(TtsConstants.FILE_ID, String.class);
        if (fileId == null) {
            return;
        }
        Optional<String> tenant = tenantOf(message);
        memory.find(fileId, tenant).or(() -> look(fileId, tenant)).ifPresent(file -> {
            file.asset().applyTo(message, "store");
            message.setHeader(TtsConstants.KEY, file.key());
        });
    }

    private Optional<FoundFile> look(String fileId, Optional<String> tenant) {
        long generation = memory.generation();
        long now = clock.millis();
        Optional<StoredAsset> stored = find(fileId, tenant, now).filter(found -> found.expiresAt() > now);
        Optional<FoundFile> file = stored.flatMap(
                found -> found.read(blobs).map(asset -> new FoundFile(found.key(), found.tenant(), asset)));
        file.ifPresent(found -> {
            usage.used(found.key());
            memory.put(fileId, found, generation);
        });
        if (file.isEmpty()) {
            stored.ifPresent(FileLookup::damaged);
        }
        return file;
    }

    private Optional<StoredAsset> find(String fileId, Optional<String> tenant, long now) {
        Optional<StoredAsset> found = files.find(fileId, tenant);
        if (found.filter(stored -> stored.mayHaveMoved(now)).isEmpty()) {
            return found;
        }
        usage.flush();
        return files.find(fileId, tenant);
    }

    private static void damaged(StoredAsset stored) {
        LOG.warn(
                "The stored file {} is missing or damaged, so its file ids find nothing until it is made anew",
                stored.blob().name());
    }

    /** Whose file ids count, empty for everybody's. */
    static Optional<String> tenantOf(Message message) {
        return Optional.ofNullable(message.getHeader(TtsConstants.TENANT, String.class));
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.blobs = TtsHome.of(camelContext).blobs();
        this.files = new FileTable(SpeechDatabase.of(camelContext));
        this.memory = FileMemory.of(camelContext);
        this.usage = AssetUsage.of(camelContext);
        this.clock = StoreClock.of(camelContext);
    }
}
