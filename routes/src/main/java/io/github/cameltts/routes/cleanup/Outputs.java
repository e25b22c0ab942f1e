package io.github.cameltts.routes.cleanup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files in the outputs folder and below: audio and metadata. Links are neither followed nor removed, and folders
 * stay, because the file drop may be about to write into them.
 */
final class Outputs {

    private final HomeBounds bounds;

    Outputs(HomeBounds bounds) {
        this.bounds = bounds;
    }

    List<CleanupRow> clean(CleanupTask task) {
        if (!task.filter().choosesOutputs() || !Files.exists(bounds.outbox(), LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        Optional<String> objection = bounds.objectionToEmptying(bounds.outbox());
        if (objection.isPresent()) {
            return List.of(CleanupRow.untouched(bounds.outbox(), objection.get()));
        }
        OutputVisitor visitor = new OutputVisitor(bounds, task);
        List<CleanupRow> rows = new ArrayList<>();
        try {
            Files.walkFileTree(HomeBounds.real(bounds.outbox()), visitor);
        } catch (IOException e) {
            rows.add(CleanupRow.untouched(bounds.outbox(), "failed: " + e));
        }
        if (visitor.files() > 0) {
            rows.add(new CleanupRow(bounds.outbox(), 0, visitor.files(), visitor.bytes(), task.action()));
        }
        if (visitor.failed() > 0) {
            rows.add(CleanupRow.untouched(bounds.outbox(), "failed: no permission for " + visitor.failed() + " files"));
        }
        return rows;
    }
}
