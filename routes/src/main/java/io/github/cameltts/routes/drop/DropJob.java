package io.github.cameltts.routes.drop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An input being worked on, with what became of its entries. */
public final class DropJob {

    private final Claim claim;
    private final List<DropItem> items = new ArrayList<>();
    private Path folder;
    private boolean list;
    private String problem;

    DropJob(Claim claim) {
        this.claim = claim;
    }

    /** The entries, in the order of the input; none if it could not be read. */
    public List<DropItem> getItems() {
        return items;
    }

    Claim claim() {
        return claim;
    }

    boolean isList() {
        return list;
    }

    /** Where the results are prepared. */
    Path folder() {
        return folder;
    }

    /** @param preparation where the results are prepared */
    void read(DropInput input, Path preparation) {
        folder = preparation;
        list = input.list();
        input.entries().forEach(entry -> items.add(new DropItem(this, items.size() + 1, entry)));
    }

    /** The input as a whole could not be spoken, or its results not written. */
    void failed(String why) {
        problem = why;
    }

    boolean hasResults() {
        return items.stream().anyMatch(item -> item.result().isPresent());
    }

    /** What went wrong and what to do, in plain words; empty if all was spoken. */
    Optional<String> explanation() {
        List<String> problems = problems();
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        long spoken = problem != null
                ? 0
                : items.stream().filter(item -> item.result().isPresent()).count();
        String kept = spoken == 0
                ? claim.source() + " was not spoken.\n"
                : spoken + " of " + items.size() + " entries of " + claim.source()
                        + " were spoken and are in the outbox, the others were not.\n";
        return Optional.of(kept + "\n" + String.join("\n", problems) + "\n\n"
                + "When that is settled, move the file from .failed back into the inbox.\n");
    }

    private List<String> problems() {
        if (problem != null) {
            return List.of(problem);
        }
        return items.stream()
                .filter(item -> item.problem().isPresent())
                .map(item -> (list ? "Entry " + item.number() + ": " : "")
                        + item.problem().get())
                .toList();
    }
}
