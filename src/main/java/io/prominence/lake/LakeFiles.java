package io.prominence.lake;

import io.prominence.domain.DataRefusedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** What the lake does with files, on any Hadoop file system; faults of the file system become sentences. */
final class LakeFiles {
    private LakeFiles() {}

    /** Work on files whose faults are told to the user. */
    interface FileWork<T> {
        T run() throws IOException;
    }

    /** The file system of a path; on a local disk it leaves no checksum files beside the data. */
    static FileSystem of(Path path, Configuration conf) throws IOException {
        FileSystem files = path.getFileSystem(conf);
        files.setWriteChecksum(false);
        return files;
    }

    /** The file system of a path without any layer of checksums, for short-lived files that are read at random. */
    static FileSystem raw(Path path, Configuration conf) throws IOException {
        FileSystem files = path.getFileSystem(conf);
        return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    }

    /** Runs {@code work}; a fault reads "Cannot ‹verb› ‹path›: ‹reason›. ‹What to do›." */
    static <T> T orRefuse(String verb, Path path, String whatToDo, FileWork<T> work) {
        try {
            return work.run();
        } catch (IOException fault) {
            throw refused(verb, path, whatToDo, fault);
        }
    }

    static DataRefusedException refused(String verb, Path path, String whatToDo, IOException fault) {
        return new DataRefusedException(
                "Cannot " + verb + " " + readable(path) + ": " + reason(fault) + ". " + whatToDo, fault);
    }

    static String reason(IOException fault) {
        String message = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        String line = message.lines().findFirst().orElse("").trim();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    /** A path as a user writes it: without the scheme of the local disk. */
    static String readable(Path path) {
        return "file".equals(path.toUri().getScheme()) || path.toUri().getScheme() == null
                ? path.toUri().getPath()
                : path.toString();
    }

    /** What is in a folder, by name; nothing where there is no such folder. */
    static List<FileStatus> list(FileSystem files, Path folder) throws IOException {
        try {
            FileStatus[] found = files.listStatus(folder);
            Arrays.sort(found);
            return List.of(found);
        } catch (FileNotFoundException absent) {
            return List.of();
        }
    }

    static String read(FileSystem files, Path file) throws IOException {
        try (InputStream in = files.open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Writes a file that is there whole or not at all. */
    static void writeAtomically(FileSystem files, Path file, String text) throws IOException {
        Path half = new Path(file.getParent(), "." + file.getName() + ".tmp");
        try (OutputStream out = files.create(half, true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        rename(files, half, file);
    }

    static void rename(FileSystem files, Path from, Path to) throws IOException {
        if (!files.rename(from, to)) {
            throw new IOException("renaming " + readable(from) + " to " + to.getName() + " failed");
        }
    }
}
