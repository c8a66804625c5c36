package io.prominence.lake;

import java.io.IOException;
import java.time.Instant;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What killed ingests have left: version folders without a commit mark, whose owner is gone. */
final class Leftovers {
    private Leftovers() {}

    /** Removes them. Versions that another ingest is writing at this moment stay. */
    static void clear(FileSystem files, Path cohortFolder) throws IOException {
        Instant now = Instant.now();
        VersionOwner self = VersionOwner.self(now);
        for (FileStatus entry : LakeFiles.list(files, cohortFolder)) {
            String name = entry.getPath().getName();
            if (entry.isDirectory() && VersionName.matches(name)) {
                clear(files, cohortFolder, name, self, now);
            }
        }
    }

    /** The owner is looked at before the commit mark: an ingest that ends in between has set the mark by then. */
    private static void clear(FileSystem files, Path cohortFolder, String version, VersionOwner self, Instant now)
            throws IOException {
        Path marker = VersionOwner.marker(cohortFolder, version);
        Path folder = new Path(cohortFolder, version);
        if (!VersionOwner.atWork(files, marker, self, now)) {
            if (!files.exists(new Path(folder, VersionDraft.COMMIT_MARK))) {
                files.delete(folder, true);
            }
            files.delete(marker, false);
        }
    }
}
