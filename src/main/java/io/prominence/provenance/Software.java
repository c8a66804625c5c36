package io.prominence.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which program this is: its name, version and the fingerprint of its code. */
public final class Software {
    /** Name of the program. */
    public static final String NAME = "Prominence";

    private Software() {}

    /** Version of the build, for example {@code 0.1.0}; the same in tests and in the jar. */
    public static String version() {
        return Build.VERSION;
    }

    /** Name and version, for example {@code Prominence 0.1.0}. */
    public static String nameAndVersion() {
        return NAME + " " + version();
    }

    /**
     * SHA-256 over every class and resource of this program, and the versions of the libraries that compute: changes
     * whenever code changes, and is the same from class files and from the jar. Computed once, in some 50 ms.
     */
    public static String fingerprint() {
        return Build.FINGERPRINT;
    }

    /** Read on first use only. */
    private static final class Build {
        static final String VERSION = version();
        static final String FINGERPRINT = CodeFingerprint.of(Software.class);

        private static String version() {
            Properties properties = new Properties();
            try (InputStream in = Software.class.getResourceAsStream("software.properties")) {
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read software.properties of this build", e);
            }
            String version = properties.getProperty("version");
            if (version == null || version.contains("$")) {
                throw new IllegalStateException("software.properties was not filled in by the build");
            }
            return version;
        }
    }
}
