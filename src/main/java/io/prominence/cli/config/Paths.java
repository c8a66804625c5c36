package io.prominence.cli.config;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Paths as configuration files name them. */
public final class Paths {
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:/.*");

    private Paths() {}

    /** Absolute form of {@code path}, relative to {@code folder}; a URI with a scheme stays as it is. */
    public static String absolute(String path, Path folder) {
        return isUri(path)
                ? path
                : folder.resolve(path).toAbsolutePath().normalize().toString();
    }

    static boolean isUri(String path) {
        return SCHEME.matcher(path).matches();
    }
}
