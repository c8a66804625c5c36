package io.prominence.formats;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * A text file, plain or compressed (gzip, bzip2, zstd, xz), on any Hadoop file system.
 *
 * <p>What it is is told by its first bytes, not by its name: a file named {@code .gz} that a browser has unpacked is
 * read as it is. Text is UTF-8, with or without byte order mark; lines end with LF, CRLF or a bare CR. A file that is
 * something else (Git LFS pointer, UTF-16, zip or Excel, a tar archive, Parquet, a web page) is refused by name.
 */
public final class TextSource {
    /** Bytes that tell a Git LFS pointer, with the size of its file. */
    private static final int LONGEST_POINTER = 1024;

    private static final class FromClasspath {
        private static final Configuration CONFIGURATION = new Configuration();
    }

    private final String path;
    private final Configuration configuration;

    private TextSource(String path, Configuration configuration) {
        this.path = path;
        this.configuration = configuration;
    }

    /**
     * A file read with the Hadoop configuration found on the classpath.
     *
     * @param path path or URI
     */
    public static TextSource of(String path) {
        return new TextSource(path, FromClasspath.CONFIGURATION);
    }

    /**
     * A file read with a Hadoop configuration of its own.
     *
     * @param path path or URI
     */
    public static TextSource of(String path, Configuration configuration) {
        return new TextSource(path, configuration);
    }

    /** Path or URI as it was given. */
    public String path() {
        return path;
    }

    /** Name of the file, without its folder. */
    public String name() {
        return new Path(path).getName();
    }

    /** The file {@code name} in the folder that this source names. */
    public TextSource child(String name) {
        return new TextSource(
                new Path(path) + "/" + name, configuration); // new Path(folder, "x:y") takes x for a scheme
    }

    /**
     * The files directly in the folder that this source names, by name.
     *
     * @throws ConfigurationException if there is no such folder
     */
    public List<TextSource> filesInFolder() {
        try {
            Path folder = new Path(path);
            FileSystem system = folder.getFileSystem(configuration);
            if (!system.exists(folder) || system.getFileStatus(folder).isFile()) {
                throw new ConfigurationException("Cannot read " + path + ": there is no such folder. Check the path.");
            }
            return Arrays.stream(system.listStatus(folder))
                    .filter(FileStatus::isFile)
                    .map(file -> child(file.getPath().getName()))
                    .sorted(Comparator.comparing(TextSource::name))
                    .toList();
        } catch (IOException e) {
            throw Refusals.reading(path, e);
        }
    }

    /**
     * The files that this path means, by name: itself; those of a folder; or those that a glob of Hadoop matches
     * ({@code GSE781-{GPL96,GPL97}_series_matrix.txt.gz}). Hidden files and folders are left out.
     *
     * @throws ConfigurationException if there is none
     */
    public List<TextSource> files() {
        try {
            Path given = new Path(path);
            FileSystem system = given.getFileSystem(configuration);
            if (system.exists(given)) {
                return system.getFileStatus(given).isFile() ? List.of(this) : shown(filesInFolder());
            }
            FileStatus[] matched = system.globStatus(given);
            List<TextSource> found = matched == null ? List.of() : matching(matched);
            if (found.isEmpty()) {
                throw new ConfigurationException("Cannot read " + path + ": there is no such file or folder, and no"
                        + " file that matches it as a glob. Check the path.");
            }
            return found;
        } catch (IOException e) {
            throw Refusals.reading(path, e);
        }
    }

    /**
     * The files that this path means, at any depth, by path: itself where it is a file; those below a folder, or below
     * what a glob of Hadoop matches. Hidden files are left out.
     *
     * @param isWanted which names of files are wanted, where the path is not a file itself
     */
    public List<TextSource> filesBelow(Predicate<String> isWanted) {
        try {
            Path root = new Path(path);
            FileSystem system = root.getFileSystem(configuration);
            if (system.exists(root) && system.getFileStatus(root).isFile()) {
                return List.of(this);
            }
            FileStatus[] found =
                    system.exists(root) ? new FileStatus[] {system.getFileStatus(root)} : system.globStatus(root);
            var files = new ArrayList<TextSource>();
            for (FileStatus status : found == null ? new FileStatus[0] : found) {
                RemoteIterator<LocatedFileStatus> below = system.listFiles(status.getPath(), true);
                while (below.hasNext()) {
                    Path file = below.next().getPath();
                    if (!file.getName().startsWith(".") && isWanted.test(file.getName())) {
                        files.add(new TextSource(readable(file), configuration));
                    }
                }
            }
            files.sort(Comparator.comparing(TextSource::path));
            return files;
        } catch (IOException e) {
            throw Refusals.reading(path, e);
        }
    }

    private List<TextSource> matching(FileStatus[] matched) {
        return shown(Arrays.stream(matched)
                .filter(FileStatus::isFile)
                .map(file -> new TextSource(readable(file.getPath()), configuration))
                .sorted(Comparator.comparing(TextSource::path))
                .toList());
    }

    /** A path as a user writes it: without the scheme of the local disk. */
    private static String readable(Path file) {
        return "file".equals(file.toUri().getScheme()) ? file.toUri().getPath() : file.toString();
    }

    private static List<TextSource> shown(List<TextSource> files) {
        return files.stream()
                .filter(file -> !file.name().startsWith(".") && !file.name().startsWith("_"))
                .toList();
    }

    /** Whether there is a file (not a folder) of this name. */
    public boolean exists() {
        try {
            Path file = new Path(path);
            FileSystem system = file.getFileSystem(configuration);
            return system.exists(file) && system.getFileStatus(file).isFile();
        } catch (IOException e) {
            throw Refusals.reading(path, e);
        }
    }

    /**
     * Opens the text at its first line.
     *
     * @throws ConfigurationException if there is no such file
     * @throws DataRefusedException if it is empty, cannot be opened, or is not text
     */
    public LineReader open() {
        try {
            return lines(openBytes());
        } catch (IOException e) {
            throw Refusals.reading(path, e);
        }
    }

    private LineReader lines(InputStream bytes) throws IOException {
        InputStream text = bytes;
        boolean opened = false;
        try {
            byte[] first = bytes.readNBytes(Compression.LONGEST_MARK);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(first), bytes);
            text = Compression.of(first)
                    .<InputStream>map(compression -> new UnpackedInput(compression, whole))
                    .orElse(whole);
            LineReader lines = new LineReader(text, path, name());
            TextKind.refuseOthers(path, lines.firstBytes());
            opened = true;
            return lines;
        } finally {
            if (!opened) {
                text.close();
            }
        }
    }

    /**
     * Refuses what Git LFS leaves in place of a file, for formats that are not text.
     *
     * @param path for the message
     * @param start gives the first bytes of the file; is closed
     * @throws DataRefusedException if it is a pointer
     */
    public static void refusePointer(String path, InputStream start) throws IOException {
        try (start) {
            TextKind.refusePointer(path, start.readNBytes(LONGEST_POINTER));
        }
    }

    private InputStream openBytes() throws IOException {
        Path file = new Path(path);
        FileSystem system = withoutChecksums(file.getFileSystem(configuration));
        try {
            if (system.getFileStatus(file).isDirectory()) {
                throw new ConfigurationException("Cannot read " + path + ": it is a folder. Name a file in it.");
            }
            return system.open(file);
        } catch (FileNotFoundException e) {
            throw new ConfigurationException("Cannot read " + path + ": there is no such file. Check the path.");
        }
    }

    /** Hadoop's layer of checksums on a local disk cannot open a file with a colon in its name. */
    private static FileSystem withoutChecksums(FileSystem system) {
        return system instanceof LocalFileSystem local ? local.getRawFileSystem() : system;
    }
}
