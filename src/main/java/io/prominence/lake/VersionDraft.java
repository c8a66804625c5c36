package io.prominence.lake;

import io.prominence.domain.CohortCard;
import io.prominence.provenance.Json;
import io.prominence.provenance.WorkOwner;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A version that is being written. {@link #commit} makes it exist; closing it uncommitted removes it.
 *
 * <p>A hidden marker beside the folder says who writes it, from before the folder is made until after it is committed, so
 * that another ingest of the same cohort neither takes it for a leftover nor overlooks one.
 */
final class VersionDraft implements AutoCloseable {
    static final String COMMIT_MARK = "cohort.json";

    private final FileSystem files;
    private final Path folder;
    private final Path marker;
    private boolean committed;

    private VersionDraft(FileSystem files, Path folder, Path marker) {
        this.files = files;
        this.folder = folder;
        this.marker = marker;
    }

    static VersionDraft begin(FileSystem files, Path cohortFolder, String fingerprint, List<String> versions)
            throws IOException {
        Instant time = VersionName.after(versions, Instant.now());
        WorkOwner owner = WorkOwner.self(time);
        while (true) {
            String version = VersionName.of(time, fingerprint);
            Path marker = VersionOwner.marker(cohortFolder, version);
            if (claimed(files, marker, owner)) {
                Path folder = new Path(cohortFolder, version);
                files.mkdirs(folder);
                return new VersionDraft(files, folder, marker);
            }
            time = time.plusMillis(1);
        }
    }

    /** Makes the marker, which only one ingest can. Hadoop's local file system looks before it creates; this does not. */
    private static boolean claimed(FileSystem files, Path marker, WorkOwner owner) throws IOException {
        byte[] json = Json.write(owner).getBytes(StandardCharsets.UTF_8);
        if (files instanceof LocalFileSystem local) {
            files.mkdirs(marker.getParent());
            return claimed(local.pathToFile(marker).toPath(), json);
        }
        Optional<OutputStream> created = created(files, marker);
        if (created.isPresent()) {
            try (OutputStream out = created.get()) {
                out.write(json);
            }
        }
        return created.isPresent();
    }

    private static boolean claimed(java.nio.file.Path marker, byte[] json) throws IOException {
        try {
            Files.write(marker, json, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (java.nio.file.FileAlreadyExistsException taken) {
            return false;
        }
    }

    /**
     * The marker, opened for writing, unless another ingest has it. While the other still writes it, HDFS refuses by a
     * fault of its own (a lease), not by {@code FileAlreadyExistsException}: what counts is that the file is there.
     */
    private static Optional<OutputStream> created(FileSystem files, Path marker) throws IOException {
        try {
            return Optional.of(files.create(marker, false));
        } catch (IOException fault) {
            if (files.exists(marker)) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    Path folder() {
        return folder;
    }

    /** Name of the version. */
    String version() {
        return folder.getName();
    }

    /** A folder inside the version. */
    Path folder(String name) {
        return new Path(folder, name);
    }

    /** Removes a folder inside the version. */
    void remove(Path inside) throws IOException {
        files.delete(inside, true);
    }

    /** Writes the card, which makes the version exist. */
    void commit(CohortCard card) throws IOException {
        LakeFiles.writeAtomically(files, new Path(folder, COMMIT_MARK), Json.write(card));
        committed = true;
    }

    @Override
    public void close() throws IOException {
        if (!committed) {
            files.delete(folder, true);
        }
        files.delete(marker, false);
    }
}
