package io.github.cameltts.routes.drop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Names for the results of one job that take nothing from other inputs. */
final class ResultNames {

    private final Path folder;
    private final String base;
    private final Set<String> mine;
    private final Set<String> given = new HashSet<>();

    private ResultNames(Path folder, String base, Set<String> mine) {
        this.folder = folder;
        this.base = base;
        this.mine = mine;
    }

    /** @param folder where the results will be */
    static ResultNames choose(Path folder, DropJob job) {
        String wanted = wantedBase(job);
        String source = job.claim().source();
        for (String base : (Iterable<String>) candidates(job, wanted).limit(2)::iterator) {
            PublishedResult before = PublishedResult.read(folder.resolve(base + ".json"));
            if (before.source().equals(source)) {
                return new ResultNames(folder, base, before.audio());
            }
        }
        String base = candidates(job, wanted)
                .filter(candidate -> isFree(folder, job, candidate))
                .findFirst()
                .orElseThrow();
        return new ResultNames(folder, base, Set.of());
    }

    /** File name of the metadata. */
    String metadata() {
        return base + ".json";
    }

    /** File name of one entry's audio. */
    String audio(DropItem item, String format) {
        DropJob job = item.job();
        String wanted = job.isList() ? item.wantedName().orElse(base + "-" + item.number()) : base;
        String name = wanted + "." + format;
        for (int n = 2; given.contains(name) || (!mine.contains(name) && Files.exists(folder.resolve(name))); n++) {
            name = wanted + "-" + n + "." + format;
        }
        given.add(name);
        return name;
    }

    private static String wantedBase(DropJob job) {
        String own = job.claim().baseName();
        return job.isList() ? own : job.getItems().get(0).wantedName().orElse(own);
    }

    private static Stream<String> candidates(DropJob job, String wanted) {
        String full = job.claim().fileName();
        return Stream.concat(
                Stream.of(wanted, full), Stream.iterate(2, n -> n + 1).map(n -> full + "-" + n));
    }

    private static boolean isFree(Path folder, DropJob job, String base) {
        boolean audioTaken = !job.isList()
                && job.getItems().get(0).result().stream()
                        .anyMatch(spoken -> Files.exists(folder.resolve(base + "." + spoken.format())));
        return !audioTaken && !Files.exists(folder.resolve(base + ".json"));
    }
}
