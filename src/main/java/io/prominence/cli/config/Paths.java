package io.prominence.cli.config;

import io.prominence.domain.ConfigurationException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Paths as configuration files name them. */
public final class Paths {
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:/.*");

    private Paths() {}

    /** Absolute form of {@code path}, relative to {@code folder}; a URI with a scheme stays as it is. */
    public static String absolute(String path, Path folder) {
        try {
            return isUri(path)
                    ? path
                    : folder.resolve(path).toAbsolutePath().normalize().toString();
        } catch (InvalidPathException notPath) {
            throw new ConfigurationException("Cannot use the path \"" + notPath.getInput() + "\": "
                    + notPath.getReason() + ". Give a path that a file can have.");
        }
    }

    static boolean isUri(String path) {
        return SCHEME.matcher(path).matches();
    }
}
