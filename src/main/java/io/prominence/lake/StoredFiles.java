package io.prominence.lake;

import io.prominence.domain.CohortCard.StoredFile;
import io.prominence.provenance.Fingerprint;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/** The files of a version, read to their last byte by tasks, one file each. */
final class StoredFiles {
    private StoredFiles() {}

    /** Work of a task on one file. */
    interface FileTask<T> extends Serializable {
        /** Looks at the file whose path below the folder is given. */
        T on(Path folder, String path, Configuration conf) throws IOException;
    }

    /** All files of a version but its card, by path, with their checksums. */
    static List<StoredFile> of(LakeSession session, Path version) throws IOException {
        return each(session, version, paths(LakeFiles.of(version, session.hadoop()), version), StoredFiles::below);
    }

    /** A file below a version's folder. */
    static StoredFile below(Path version, String path, Configuration conf) throws IOException {
        return file(new Path(version, path), path, conf);
    }

    /** A file under the name that it is to have in the answer. */
    static StoredFile file(Path file, String name, Configuration conf) throws IOException {
        FileSystem files = LakeFiles.raw(file, conf);
        return new StoredFile(name, files.getFileStatus(file).getLen(), Fingerprint.ofFile(files, file));
    }

    /** Lets a task look at each file; results are in the order of the paths. */
    static <T> List<T> each(LakeSession session, Path version, List<String> paths, FileTask<T> task)
            throws IOException {
        if (paths.isEmpty()) {
            return List.of();
        }
        var conf = session.context().broadcast(new SerializableConfiguration(session.hadoop()));
        String folder = version.toString();
        return TaskFaults.call(() -> session.context()
                .parallelize(paths, paths.size())
                .map(path -> task.on(new Path(folder), path, conf.value().value()))
                .collect());
    }

    /** Paths of all files below a version's folder, by name; hidden ones, which readers pass over, and the card are not among them. */
    static List<String> paths(FileSystem files, Path version) throws IOException {
        List<String> found = new ArrayList<>();
        collect(files, version, "", found);
        found.remove(VersionDraft.COMMIT_MARK);
        return found;
    }

    private static void collect(FileSystem files, Path folder, String prefix, List<String> found) throws IOException {
        for (FileStatus entry : LakeFiles.list(files, folder)) {
            String name = entry.getPath().getName();
            if (name.startsWith(".") || name.startsWith("_")) {
                continue;
            }
            if (entry.isDirectory()) {
                collect(files, entry.getPath(), prefix + name + "/", found);
            } else {
                found.add(prefix + name);
            }
        }
    }
}
