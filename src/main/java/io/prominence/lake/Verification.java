package io.prominence.lake;

import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortCard.SourceFile;
import io.prominence.domain.CohortCard.StoredFile;
import io.prominence.domain.Progress;
import io.prominence.domain.ProminenceException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Holds cohort versions against their identity cards: every file's size and SHA-256, and, where these are right, all
 * counts recomputed from the Parquet, the order of genes, the shards of each, and that values are finite or NaN.
 *
 * <p>Files are read by Spark's tasks, one each, in memory bounded by a row group.
 */
public final class Verification {
    private final LakeSession session;
    private final Lake lake;
    private final Progress progress;

    public Verification(LakeSession session, Lake lake, Progress progress) {
        this.session = session;
        this.lake = lake;
        this.progress = progress;
    }

    /** What one version is like; damage is an answer and no exception. */
    public VersionCheck check(String cohortId, String version) {
        progress.at("verifying " + cohortId + " " + version, 0, -1);
        try {
            return new OneVersion(lake.version(cohortId, version), cohortId, version).check();
        } catch (ProminenceException unreadable) {
            return new VersionCheck(cohortId, version, 0, 0, List.of(unreadable.getMessage()), List.of());
        }
    }

    /** What is not as the card of a version says, wherever the version lies. */
    List<String> faults(CohortVersion version) {
        return new OneVersion(version, version.card().id(), version.card().version())
                .check()
                .faults();
    }

    /** Sources of a version that are no longer what it was read from, each in a sentence. */
    public List<String> changedSources(CohortVersion version) {
        List<String> changed = new ArrayList<>();
        for (SourceFile source : version.card().sources()) {
            progress.at("comparing the sources of " + version.card().id(), changed.size(), -1);
            compare(source, changed);
        }
        return changed;
    }

    private void compare(SourceFile source, List<String> changed) {
        try {
            StoredFile now = StoredFiles.file(new Path(source.path()), source.path(), session.hadoop());
            if (!now.sha256().equals(source.sha256())) {
                changed.add(source.path() + " has changed: " + now.bytes() + " bytes, SHA-256 " + now.sha256()
                        + "; it was " + source.bytes() + " bytes, " + source.sha256());
            }
        } catch (FileNotFoundException absent) {
            changed.add(source.path() + " is gone");
        } catch (IOException fault) {
            changed.add(source.path() + " cannot be read: " + LakeFiles.reason(fault));
        }
    }

    /** The check of one version, fault by fault. */
    private final class OneVersion {
        private final CohortCard card;
        private final Path folder;
        private final String cohortId;
        private final String version;
        private final List<String> faults = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        OneVersion(CohortVersion stored, String cohortId, String version) {
            this.card = stored.card();
            this.folder = stored.folder();
            this.cohortId = cohortId;
            this.version = version;
        }

        VersionCheck check() {
            List<StoredFile> found = LakeFiles.orRefuse("verify", folder, "Check that it can be read.", () -> {
                equal("cohort.json: id", card.id(), cohortId);
                equal("cohort.json: version", card.version(), version);
                return files();
            });
            if (faults.isEmpty()) {
                attempt("samples", this::samples);
                attempt("expression", this::expression);
                attempt("quarantine", this::quarantine);
            }
            long bytes = found.stream().mapToLong(StoredFile::bytes).sum();
            return new VersionCheck(cohortId, version, found.size(), bytes, faults, notes);
        }

        private List<StoredFile> files() throws IOException {
            Map<String, StoredFile> listed = new LinkedHashMap<>();
            card.files().forEach(file -> listed.put(file.path(), file));
            List<String> paths = StoredFiles.paths(LakeFiles.of(folder, session.hadoop()), folder);
            List<FileReading> readings = StoredFiles.each(session, folder, paths, FileReading::of);
            for (FileReading reading : readings) {
                if (reading.fault() != null) {
                    faults.add(reading.path() + " cannot be read: " + reading.fault());
                } else if (!listed.isEmpty()) {
                    compare(listed.get(reading.path()), reading.file());
                }
            }
            TreeSet<String> missing = new TreeSet<>(listed.keySet());
            paths.forEach(missing::remove);
            missing.forEach(path -> faults.add(path + " is missing"));
            if (listed.isEmpty()) {
                notes.add("no checksums: it was written before cohort.json listed its files; counts and values only");
            }
            return readings.stream().map(FileReading::file).toList();
        }

        private void compare(StoredFile listed, StoredFile found) {
            if (listed == null) {
                faults.add(found.path() + " is no file of this version: its card does not list it");
            } else if (listed.bytes() != found.bytes()) {
                faults.add(found.path() + " has " + found.bytes() + " bytes; it was written with " + listed.bytes());
            } else if (!listed.sha256().equals(found.sha256())) {
                faults.add(
                        found.path() + " has SHA-256 " + found.sha256() + "; it was written with " + listed.sha256());
            }
        }

        private void attempt(String part, Check check) {
            try {
                check.run(new Path(folder, part), session.hadoop());
            } catch (IOException | RuntimeException unreadable) {
                faults.add(part + " cannot be read: " + reason(unreadable));
            }
        }

        private void samples(Path part, Configuration conf) throws IOException {
            new SampleCheck(card, faults).run(part, conf);
        }

        private void quarantine(Path part, Configuration conf) throws IOException {
            Map<String, Long> found = QuarantineFile.byReason(part, conf);
            TreeSet<String> reasons = new TreeSet<>(found.keySet());
            reasons.addAll(card.quarantined().keySet());
            for (String reason : reasons) {
                equal(
                        "quarantine: \"" + reason + "\"",
                        card.quarantined().getOrDefault(reason, 0L),
                        found.getOrDefault(reason, 0L));
            }
        }

        private void expression(Path part, Configuration conf) throws IOException {
            List<String> paths = LakeFolder.parquetFiles(part, conf).stream()
                    .map(Path::getName)
                    .toList();
            int samples = card.samples();
            List<ExpressionCheck.Part> parts = StoredFiles.each(
                    session,
                    part,
                    paths,
                    (where, name, settings) -> ExpressionCheck.of(where, name, samples, settings));
            int genes = 0;
            String last = null;
            for (ExpressionCheck.Part each : parts) {
                each.faults().forEach(fault -> faults.add("expression/" + each.file() + ": " + fault));
                if (last != null && each.firstGene() != null && last.compareTo(each.firstGene()) >= 0) {
                    faults.add("expression/" + each.file() + ": begins with gene " + each.firstGene()
                            + ", which does not come after " + last + " of the file before");
                }
                last = each.lastGene() == null ? last : each.lastGene();
                genes += each.genes();
            }
            equal("genes", card.genes(), genes);
            equal("shards", card.shards(), ExpressionRow.shards(samples));
        }

        private void equal(String what, Object stated, Object found) {
            if (!stated.equals(found)) {
                faults.add(what + ": the card says " + stated + ", there is " + found);
            }
        }
    }

    private static String reason(Exception fault) {
        return String.valueOf(fault.getMessage())
                .lines()
                .findFirst()
                .orElse(fault.getClass().getSimpleName());
    }

    private interface Check {
        void run(Path part, Configuration conf) throws IOException;
    }

    /** A file with its checksum, or why it has none; {@code fault} is null where it was read. */
    private record FileReading(String path, StoredFile file, String fault) implements java.io.Serializable {
        static FileReading of(Path version, String path, Configuration conf) {
            try {
                return new FileReading(path, StoredFiles.below(version, path, conf), null);
            } catch (IOException unreadable) {
                return new FileReading(path, new StoredFile(path, 0, ""), LakeFiles.reason(unreadable));
            }
        }
    }
}
