package io.prominence.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The report's own files: page, style, scripts and specifications. */
public final class Resources {
    private static final String FOLDER = "/io/prominence/report/";

    private Resources() {}

    /**
     * The text of a resource.
     *
     * @param path below the report's folder, for example {@code page/page.css}
     */
    public static String text(String path) {
        try (InputStream in = Resources.class.getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                throw new IllegalStateException(
                        "Cannot read " + FOLDER + path + ": it is not in the jar. Build the project anew.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FOLDER + path + ": " + e.getMessage(), e);
        }
    }

    /** A script of a third party without the line that names its source map, which a browser would try to fetch. */
    public static String vendorScript(String file) {
        return text("vendor/" + file).replaceAll("(?m)^//# sourceMappingURL=.*$", "");
    }
}
