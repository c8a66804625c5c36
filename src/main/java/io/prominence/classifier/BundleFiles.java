package io.prominence.classifier;

import io.prominence.domain.DataRefusedException;
import io.prominence.provenance.Fingerprint;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The files of a bundle and their checksums.
 *
 * <p>{@code SHA256SUMS} is written last, in the format of {@code sha256sum}, and names every file but itself and those
 * whose names begin with a dot or an underscore.
 */
final class BundleFiles {
    private static final String SUMS = "SHA256SUMS";

    private final FileSystem fileSystem;
    private final Path folder;

    BundleFiles(String folder, Configuration hadoop) throws IOException {
        Path path = new Path(folder);
        this.fileSystem = path.getFileSystem(hadoop);
        this.folder = fileSystem.makeQualified(path);
    }

    /** Removes the checksums, so that nobody takes for whole what is being replaced, then these files and folders. */
    void clear(String... names) throws IOException {
        fileSystem.delete(new Path(folder, SUMS), false);
        for (String name : names) {
            fileSystem.delete(new Path(folder, name), true);
        }
        fileSystem.mkdirs(folder);
    }

    /** Full path of a file or folder of the bundle. */
    String path(String name) {
        return new Path(folder, name).toString();
    }

    void write(String name, String text) throws IOException {
        try (FSDataOutputStream out = fileSystem.create(new Path(folder, name), true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    String read(String name) throws IOException {
        try (FSDataInputStream in = fileSystem.open(new Path(folder, name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Writes the checksums of what is there: the bundle is then whole. */
    void seal() throws IOException {
        StringBuilder sums = new StringBuilder();
        for (Map.Entry<String, Path> file : files().entrySet()) {
            sums.append(Fingerprint.ofFile(fileSystem, file.getValue()))
                    .append("  ")
                    .append(file.getKey())
                    .append('\n');
        }
        write(SUMS, sums.toString());
    }

    /** @throws DataRefusedException where a file is not what was saved */
    void verify() throws IOException {
        if (!fileSystem.exists(new Path(folder, SUMS))) {
            throw refused(SUMS, "is not there: this is no model bundle, or saving it was interrupted");
        }
        Set<String> listed = new HashSet<>();
        for (String line : read(SUMS).lines().toList()) {
            List<String> parts = List.of(line.split(" {2}", 2));
            if (parts.size() != 2) {
                throw refused(SUMS, "has the line '" + line + "'");
            }
            verify(parts.get(1), parts.get(0));
            listed.add(parts.get(1));
        }
        for (String name : files().keySet()) {
            if (!listed.contains(name)) {
                throw refused(name, "was not saved with it: " + SUMS + " does not list it");
            }
        }
    }

    /** SHA-256 of the list of checksums: names the bundle with all its files. */
    String sha256() throws IOException {
        return Fingerprint.ofFile(fileSystem, new Path(folder, SUMS));
    }

    private void verify(String name, String expected) throws IOException {
        String found = checksum(name);
        if (!found.equals(expected)) {
            throw refused(name, "has SHA-256 " + found + ", saved was " + expected);
        }
    }

    private String checksum(String name) throws IOException {
        try {
            return Fingerprint.ofFile(fileSystem, new Path(folder, name));
        } catch (FileNotFoundException e) {
            throw refused(name, "is missing");
        } catch (org.apache.hadoop.fs.ChecksumException e) {
            throw refused(name, "differs from what was saved (the file system's own checksum)");
        }
    }

    private DataRefusedException refused(String name, String reason) {
        return new DataRefusedException("Cannot load model " + folder.toUri().getPath() + ": file " + name + " "
                + reason + ". Copy the bundle again from where it was saved, or train it anew.");
    }

    private Map<String, Path> files() throws IOException {
        Map<String, Path> files = new TreeMap<>();
        RemoteIterator<LocatedFileStatus> all = fileSystem.listFiles(folder, true);
        while (all.hasNext()) {
            Path file = all.next().getPath();
            String name = folder.toUri().relativize(file.toUri()).getPath();
            if (!file.getName().startsWith(".") && !file.getName().startsWith("_") && !name.equals(SUMS)) {
                files.put(name, file);
            }
        }
        return files;
    }
}
