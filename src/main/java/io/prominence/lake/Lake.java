package io.prominence.lake;

import io.prominence.domain.ConfigurationException;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder of cohort versions on any Hadoop file system: {@code <lake>/<cohort>/<version>/}.
 *
 * <p>A version exists from the moment its {@code cohort.json} does, and never changes. The latest is the one whose name
 * comes last.
 */
public final class Lake {
    private static final Pattern COHORT_ID = Pattern.compile("[A-Za-z0-9-][A-Za-z0-9._-]*");
    /** Leaves room in the 255 bytes that file systems have for a name. */
    private static final int LONGEST_ID = 128;

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** What a cohort id may hold, for messages. */
    public static final String WORDS_OF_A_COHORT_ID =
            "up to 128 letters, digits, '-', '_' and '.', and begin with a letter, a digit or '-'";

    private final LakeSession session;
    private final Path root;

    /** @param root folder of the lake, a local path or a URI; made by the first ingest */
    public Lake(LakeSession session, String root) {
        this.session = session;
        this.root = LakeFiles.orRefuse(
                "use the lake", new Path(root), "Name a folder that can be reached.", () -> new Path(root)
                        .getFileSystem(session.hadoop())
                        .makeQualified(new Path(root)));
    }

    /** The folder, as a user writes it. */
    public String path() {
        return LakeFiles.readable(root);
    }

    /** Whether there is such a folder. */
    public boolean exists() {
        return reading(root, () -> files().exists(root));
    }

    /** The newest version of a cohort, if it has one. */
    public Optional<CohortVersion> latest(String cohortId) {
        List<String> versions = versions(cohortId);
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(version(cohortId, versions.get(versions.size() - 1)));
    }

    /** Names of a cohort's versions, oldest first. */
    public List<String> versions(String cohortId) {
        Path folder = cohortFolder(cohortId);
        return reading(folder, () -> committed(folder));
    }

    /** Ids of the cohorts that have a version, by name. */
    public List<String> cohortIds() {
        return reading(root, () -> {
            List<String> ids = new ArrayList<>();
            for (FileStatus entry : LakeFiles.list(files(), root)) {
                if (isCohortFolder(entry) && !committed(entry.getPath()).isEmpty()) {
                    ids.add(entry.getPath().getName());
                }
            }
            return ids;
        });
    }

    /** A version by name; it must exist. */
    public CohortVersion version(String cohortId, String version) {
        Path folder = new Path(cohortFolder(cohortId), version);
        Path mark = new Path(folder, VersionDraft.COMMIT_MARK);
        String json = reading(mark, () -> LakeFiles.read(files(), mark));
        return new CohortVersion(session, folder, CardFile.read(json, LakeFiles.readable(mark)));
    }

    /** When a version was begun, as a user reads it: {@code 2026-01-31 17:05:00 UTC}. */
    public static String writtenAt(String version) {
        return VersionName.matches(version) ? WRITTEN.format(VersionName.time(version)) : "at an unknown time";
    }

    /** Bytes of all files of a version. */
    public long bytes(String cohortId, String version) {
        Path folder = new Path(cohortFolder(cohortId), version);
        return reading(folder, () -> files().getContentSummary(folder).getLength());
    }

    /**
     * Removes a version: first the commit mark, so that it does not exist at any moment in which it is not whole, then
     * the folder, which the next ingest clears away if this is killed in between.
     */
    public void remove(String cohortId, String version) {
        Path folder = new Path(cohortFolder(cohortId), version);
        writing(folder, () -> {
            files().delete(new Path(folder, VersionDraft.COMMIT_MARK), false);
            return files().delete(folder, true);
        });
    }

    /**
     * Clears away what killed ingests have left, of every cohort.
     *
     * @return the folders and markers that were removed
     */
    public List<String> sweep() {
        return writing(root, () -> {
            List<String> removed = new ArrayList<>();
            for (FileStatus entry : LakeFiles.list(files(), root)) {
                if (isCohortFolder(entry)) {
                    removed.addAll(Leftovers.clear(files(), entry.getPath()));
                }
            }
            return removed;
        });
    }

    /** Begins a new version, and first clears away what killed ingests of the cohort have left. */
    VersionDraft begin(String cohortId, String fingerprint) {
        Path folder = cohortFolder(cohortId);
        return writing(folder, () -> {
            requireOwnCase(cohortId);
            Leftovers.clear(files(), folder);
            return VersionDraft.begin(files(), folder, fingerprint, committed(folder));
        });
    }

    /** Whether an id can be a folder's name and cannot lead out of the lake. */
    public static boolean isCohortId(String cohortId) {
        return cohortId.length() <= LONGEST_ID && COHORT_ID.matcher(cohortId).matches();
    }

    /**
     * Refuses an id that differs from that of a cohort in the lake by case only: on file systems without case the two would be
     * one folder, and elsewhere they are taken for each other.
     */
    private void requireOwnCase(String cohortId) throws IOException {
        for (FileStatus entry : LakeFiles.list(files(), root)) {
            String name = entry.getPath().getName();
            if (name.equalsIgnoreCase(cohortId) && !name.equals(cohortId)) {
                throw new ConfigurationException("Cannot use \"" + cohortId + "\" as a cohort id: the lake " + path()
                        + " has a cohort " + name + ", which differs by case only. Change cohort.id.");
            }
        }
    }

    /**
     * Checks that an id can be a folder's name and cannot lead out of the lake.
     *
     * @throws ConfigurationException where it cannot
     */
    public static void requireCohortId(String cohortId) {
        if (!isCohortId(cohortId)) {
            String shown = cohortId.length() <= LONGEST_ID ? cohortId : cohortId.substring(0, LONGEST_ID) + "…";
            throw new ConfigurationException("Cannot use \"" + shown + "\" as a cohort id: it may hold "
                    + WORDS_OF_A_COHORT_ID + ". Change cohort.id.");
        }
    }

    private Path cohortFolder(String cohortId) {
        requireCohortId(cohortId);
        return new Path(root, cohortId);
    }

    private List<String> committed(Path cohortFolder) throws IOException {
        List<String> versions = new ArrayList<>();
        for (FileStatus entry : LakeFiles.list(files(), cohortFolder)) {
            if (VersionName.matches(entry.getPath().getName())
                    && files().exists(new Path(entry.getPath(), VersionDraft.COMMIT_MARK))) {
                versions.add(entry.getPath().getName());
            }
        }
        return versions;
    }

    private FileSystem files() throws IOException {
        return LakeFiles.of(root, session.hadoop());
    }

    private static boolean isCohortFolder(FileStatus entry) {
        return entry.isDirectory() && isCohortId(entry.getPath().getName());
    }

    private static <T> T writing(Path path, LakeFiles.FileWork<T> work) {
        return LakeFiles.orRefuse(
                "write the lake",
                path,
                "Give the user who runs this the right to write there, or name another lake.",
                work);
    }

    private static <T> T reading(Path path, LakeFiles.FileWork<T> work) {
        return LakeFiles.orRefuse("read the lake", path, "Check that the folder can be reached and read.", work);
    }
}
