package io.prominence.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Files on any Hadoop file system, without the checksum files ({@code .x.crc}) that Hadoop leaves on a local disk.
 *
 * <p>Whatever is written appears whole or not at all: it is written under a name that begins with {@code _} in the same
 * folder, which readers pass over, and renamed when complete.
 */
public final class Storage {
    private static final String UNFINISHED = "_unfinished-";

    private final Configuration configuration;

    /** @param configuration Hadoop settings (the session's on a cluster, so that its object stores are known) */
    public Storage(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Storage with the Hadoop settings found on the classpath. */
    public static Storage standard() {
        return Standard.STORAGE;
    }

    /** True where a file or folder is there. */
    public boolean exists(String path) throws IOException {
        return fileSystem(path).exists(new Path(path));
    }

    /** Names of what is in a folder, sorted; empty where there is no such folder. */
    public List<String> names(String folder) throws IOException {
        return statuses(folder).stream()
                .map(status -> status.getPath().getName())
                .toList();
    }

    /** Names of the folders in a folder, sorted; empty where there is no such folder. */
    public List<String> folders(String folder) throws IOException {
        return statuses(folder).stream()
                .filter(FileStatus::isDirectory)
                .map(status -> status.getPath().getName())
                .toList();
    }

    /** Whole content of a UTF-8 file. */
    public String text(String path) throws IOException {
        try (FSDataInputStream in = fileSystem(path).open(new Path(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Writes a UTF-8 file, replacing what is there, whole or not at all. */
    public void writeText(String path, String text) throws IOException {
        try (Unfinished file = begin(path)) {
            file.out().write(text.getBytes(StandardCharsets.UTF_8));
            file.finish();
        }
    }

    /** Removes a file or a folder with all that is in it; nothing where there is none. */
    public void delete(String path) throws IOException {
        fileSystem(path).delete(new Path(path), true);
    }

    /** Copies a file or a folder with all that is in it. */
    public void copy(String from, String to) throws IOException {
        FileSystem source = fileSystem(from);
        FileSystem target = fileSystem(to);
        target.mkdirs(new Path(to).getParent());
        if (!FileUtil.copy(source, new Path(from), target, new Path(to), false, true, configuration)) {
            throw new IOException("could not copy " + from + " to " + to);
        }
    }

    /** Gives a complete folder its name; what had the name goes once the new one can take its place. */
    public void replace(String complete, String name) throws IOException {
        FileSystem files = fileSystem(name);
        Path target = new Path(name);
        Path former = new Path(target.getParent(), UNFINISHED + "former-" + target.getName());
        files.delete(former, true);
        boolean replaces = files.exists(target);
        if (replaces && !files.rename(target, former)) {
            throw new IOException("could not rename " + target + " to " + former);
        }
        if (!files.rename(new Path(complete), target)) {
            if (replaces) {
                files.rename(former, target);
            }
            throw new IOException("could not rename " + complete + " to " + target);
        }
        files.delete(former, true);
    }

    /**
     * Points {@code link} to a folder, in one step: a symbolic link on a local disk, elsewhere a text file that holds the
     * folder's path.
     */
    public void link(String link, String folder) throws IOException {
        if (!fileSystem(link).getUri().getScheme().equals("file")) {
            writeText(link, folder + "\n");
            return;
        }
        java.nio.file.Path name = local(link);
        java.nio.file.Path fresh = name.resolveSibling(UNFINISHED + name.getFileName());
        java.nio.file.Path target = local(folder);
        Files.deleteIfExists(fresh);
        Files.createSymbolicLink(
                fresh, target.startsWith(name.getParent()) ? name.getParent().relativize(target) : target);
        Files.move(fresh, name, StandardCopyOption.ATOMIC_MOVE);
    }

    private static java.nio.file.Path local(String path) {
        return java.nio.file.Path.of(new Path(path).toUri().getPath())
                .toAbsolutePath()
                .normalize();
    }

    /** Begins a file that appears at {@code path} when finished. */
    Unfinished begin(String path) throws IOException {
        Path target = new Path(path);
        FileSystem files = fileSystem(path);
        Path unfinished = new Path(target.getParent(), UNFINISHED + target.getName());
        return new Unfinished(files, unfinished, target, new FileOutput(files.create(unfinished, true)));
    }

    /** What stands in the way, in words: some I/O errors say nothing but a path, or nothing at all. */
    static String reason(IOException e) {
        String kind = e.getClass().getSimpleName().replaceAll("Exception$|^IOException$", "");
        String words = kind.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT);
        String message =
                e.getMessage() == null ? "no reason given" : e.getMessage().strip();
        return words.isEmpty() ? message : words + " (" + message + ")";
    }

    FSDataInputStream open(String path) throws IOException {
        return fileSystem(path).open(new Path(path));
    }

    boolean isFolder(String path) throws IOException {
        return exists(path) && fileSystem(path).getFileStatus(new Path(path)).isDirectory();
    }

    /** A path without a scheme as a local file: what a user names at a prompt, whatever the default file system is. */
    static String localUnlessSaid(String path) {
        return new Path(path).toUri().getScheme() == null
                ? "file://" + java.nio.file.Path.of(path).toAbsolutePath().normalize()
                : path;
    }

    Configuration configuration() {
        return configuration;
    }

    private List<FileStatus> statuses(String folder) throws IOException {
        try {
            return Arrays.stream(fileSystem(folder).listStatus(new Path(folder)))
                    .sorted()
                    .toList();
        } catch (FileNotFoundException absent) {
            return List.of();
        }
    }

    private FileSystem fileSystem(String path) throws IOException {
        FileSystem files = new Path(path).getFileSystem(configuration);
        return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    }

    /** A file under way: {@link #finish} makes it appear; closed without, it is removed. */
    static final class Unfinished implements AutoCloseable {
        private final FileSystem files;
        private final Path unfinished;
        private final Path target;
        private final FileOutput out;
        private boolean finished;

        private Unfinished(FileSystem files, Path unfinished, Path target, FileOutput out) {
            this.files = files;
            this.unfinished = unfinished;
            this.target = target;
            this.out = out;
        }

        FileOutput out() {
            return out;
        }

        /** Closes the stream and gives the file its name. */
        void finish() throws IOException {
            out.sync();
            out.close();
            rename();
            finished = true;
        }

        @Override
        public void close() throws IOException {
            if (!finished) {
                try {
                    out.close();
                } finally {
                    files.delete(unfinished, false);
                }
            }
        }

        /** Local disks and HDFS differ in whether a rename replaces: where it does not, what is there goes first. */
        private void rename() throws IOException {
            if (!files.getUri().getScheme().equals("file")) {
                files.delete(target, false);
            }
            if (!files.rename(unfinished, target)) {
                throw new IOException("could not rename " + unfinished + " to " + target);
            }
        }
    }

    /** Made on first use: reading Hadoop's settings takes a moment. */
    private static final class Standard {
        static final Storage STORAGE = new Storage(new Configuration());
    }
}
