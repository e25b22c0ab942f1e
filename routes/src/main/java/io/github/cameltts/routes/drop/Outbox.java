package io.github.cameltts.routes.drop;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.cameltts.routes.DurableFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where results appear. A result is prepared in a folder below {@code .work}; renaming that folder to {@code *.ready} is
 * the commit, after which it is moved into place even across a crash. Thread-safe.
 */
final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final String READY = ".ready";

    private final Path root;
    private final Path work;
    private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    Outbox(Path root) {
        this.root = root;
        this.work = root.resolve(".work");
    }

    /** Finishes what was committed before a crash and drops what was not. */
    synchronized void recover() throws IOException {
        Files.createDirectories(work);
        for (Path folder : list(work)) {
            try {
                if (folder.toString().endsWith(READY)) {
                    moveIntoPlace(folder);
                } else {
                    discard(folder);
                }
            } catch (IOException e) {
                LOG.warn("{} is left for the next start: {}", folder, e.toString());
            }
        }
    }

    /** A new folder to prepare a result in. */
    Path prepare() throws IOException {
        return Files.createDirectories(work.resolve(UUID.randomUUID().toString()));
    }

    /** Drops what was prepared for a job and not published; what cannot be dropped is at the next start. */
    void discard(DropJob job) {
        try {
            if (job.folder() != null) {
                discard(job.folder());
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", job.folder(), e.toString());
        }
    }

    private static void discard(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            for (Path file : list(folder)) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    /**
     * Gives a job's results their names and shows them, the metadata last.
     *
     * @param job whose audio lies in its folder from {@link #prepare()}
     */
    synchronized void publish(DropJob job) throws IOException {
        Path folder = job.folder();
        Path target = Files.createDirectories(root.resolve(job.claim().folder()));
        if (!Files.isWritable(target)) {
            throw new IOException("no permission to write to " + target);
        }
        ResultNames names = ResultNames.choose(target, job);
        List<Map<String, Object>> entries = new ArrayList<>();
        for (DropItem item : job.getItems()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            if (job.isList()) {
                entry.put("entry", item.number());
            }
            entry.put("status", item.result().isPresent() ? "ok" : "error");
            entry.put("source", job.claim().source());
            item.problem().ifPresent(problem -> entry.put("error", problem));
            if (item.result().isPresent()) {
                SpokenFile spoken = item.result().get();
                String name = names.audio(item, spoken.format());
                Files.move(spoken.file(), folder.resolve(name));
                entry.put("audio", name);
                entry.putAll(spoken.metadata());
            }
            entries.add(entry);
        }
        byte[] metadata = mapper.writeValueAsBytes(job.isList() ? entries : entries.get(0));
        DurableFiles.write(folder.resolve(names.metadata()), new ByteArrayInputStream(metadata));
        Path ready = folder.resolveSibling(folder.getFileName() + READY);
        DurableFiles.rename(folder, ready);
        moveIntoPlace(ready);
        entries.stream().filter(entry -> entry.containsKey("audio")).forEach(entry -> tell(target, entry));
    }

    private static void tell(Path folder, Map<String, Object> entry) {
        LOG.info(
                "{} is now {} ({} ms of audio, {} in {} ms)",
                entry.get("source"),
                folder.resolve((String) entry.get("audio")),
                entry.get("duration_ms"),
                entry.get("cache"),
                Math.round((Double) entry.get("pipeline_ms")));
    }

    private void moveIntoPlace(Path ready) throws IOException {
        Path metadata = null;
        for (Path file : list(ready)) {
            if (file.toString().endsWith(".json")) {
                metadata = file;
            }
        }
        if (metadata != null) {
            PublishedResult result = PublishedResult.read(metadata);
            Path target = Files.createDirectories(root.resolve(result.folder()));
            Path visible = target.resolve(metadata.getFileName().toString());
            Set<String> outdated = PublishedResult.read(visible).audioWithout(result);
            for (Path file : list(ready)) {
                if (!file.equals(metadata)) {
                    DurableFiles.rename(file, target.resolve(file.getFileName().toString()));
                }
            }
            for (String name : outdated) {
                Files.deleteIfExists(target.resolve(name));
            }
            DurableFiles.rename(metadata, visible);
            DurableFiles.syncFolder(target);
        }
        discard(ready);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
