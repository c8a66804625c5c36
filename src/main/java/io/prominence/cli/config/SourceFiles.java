package io.prominence.cli.config;

import io.prominence.domain.DataRefusedException;
import io.prominence.formats.TextSource;
import io.prominence.formats.table.ClinicalFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Whether the files that a configuration names are there, and what their headers hold. */
final class SourceFiles {
    private static final Pattern GLOB = Pattern.compile("[*?{\\[]");

    /** A pointer has three short lines. */
    private static final long LONGEST_POINTER = 1024;

    private SourceFiles() {}

    /** States a fault and gives false where there is no such file or folder. */
    static boolean exists(String path, String key, Problems problems) {
        return exists(path, false, key, problems);
    }

    /** The same, where {@code mayBeGlob} for a glob that matches a file too. */
    static boolean exists(String path, boolean mayBeGlob, String key, Problems problems) {
        if (path.isEmpty()) {
            return false;
        }
        if (Paths.isUri(path)) {
            return true; // looked at when it is read: another file system may need the cluster's settings
        }
        if (Files.exists(Path.of(path)) || (mayBeGlob && matches(path))) {
            return true;
        }
        problems.add("Cannot read " + key + ": there is no file or folder " + path + "." + neighbour(Path.of(path)));
        return false;
    }

    private static boolean matches(String glob) {
        return GLOB.matcher(glob).find()
                && !TextSource.of(glob).filesBelow(name -> true).isEmpty();
    }

    private static String neighbour(Path missing) {
        Path folder = missing.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            Path existing = folder;
            while (existing != null && !Files.isDirectory(existing)) {
                existing = existing.getParent();
            }
            return " The folder " + folder + " is missing too"
                    + (existing == null ? "." : "; " + existing + " is the last one that exists.");
        }
        String[] names = folder.toFile().list();
        return names == null || names.length == 0
                ? " Its folder is empty."
                : " " + NameHint.of(missing.getFileName().toString(), List.of(names));
    }

    /** States it where a file on a local disk is what Git LFS leaves in place of the data: other faults wait for the reading. */
    static void refusePointer(String path, Problems problems) {
        if (!Paths.isUri(path)
                && Files.isRegularFile(Path.of(path))
                && Path.of(path).toFile().length() < LONGEST_POINTER) {
            try {
                TextSource.of(path).open().close();
            } catch (DataRefusedException refused) {
                if (refused.getMessage().contains("Git LFS")) {
                    problems.add(refused.getMessage());
                }
            }
        }
    }

    /** Column names of a clinical table; empty, with a fault stated, where it cannot be read. */
    static List<String> columns(String path, char separator, String key, Problems problems) {
        try {
            return ClinicalFile.of(TextSource.of(path), separator).columns();
        } catch (DataRefusedException refused) {
            problems.add(key + ": " + refused.getMessage());
            return List.of();
        }
    }
}
