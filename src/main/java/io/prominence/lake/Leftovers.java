package io.prominence.lake;

import io.prominence.provenance.WorkOwner;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What killed ingests have left: version folders without a commit mark, and markers, whose owner is gone by
 * the rule of {@link WorkOwner}.
 */
final class Leftovers {
    private Leftovers() {}

    /**
     * Removes them. Versions that another ingest is writing at this moment stay.
     *
     * @return what was removed
     */
    static List<String> clear(FileSystem files, Path cohortFolder) throws IOException {
        Instant now = Instant.now();
        WorkOwner self = WorkOwner.self(now);
        TreeSet<String> versions = new TreeSet<>();
        for (FileStatus entry : LakeFiles.list(files, cohortFolder)) {
            String name = entry.getPath().getName();
            if (entry.isDirectory() && VersionName.matches(name)) {
                versions.add(name);
            } else {
                markedVersion(name).ifPresent(versions::add);
            }
        }
        List<String> removed = new ArrayList<>();
        for (String version : versions) {
            clear(files, cohortFolder, version, self, now, removed);
        }
        return removed;
    }

    private static Optional<String> markedVersion(String name) {
        return VersionOwner.version(name).filter(VersionName::matches);
    }

    /** The owner is looked at before the commit mark: an ingest that ends in between has set the mark by then. */
    private static void clear(
            FileSystem files, Path cohortFolder, String version, WorkOwner self, Instant now, List<String> removed)
            throws IOException {
        Path marker = VersionOwner.marker(cohortFolder, version);
        Path folder = new Path(cohortFolder, version);
        if (!VersionOwner.atWork(files, marker, self, now)) {
            if (!files.exists(new Path(folder, VersionDraft.COMMIT_MARK)) && files.delete(folder, true)) {
                removed.add(LakeFiles.readable(folder));
            }
            if (files.delete(marker, false)) {
                removed.add(LakeFiles.readable(marker));
            }
        }
    }
}
