package io.prominence.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftwareTest {
    @TempDir
    Path folder;

    @Test
    void the_version_is_the_one_of_the_pom() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        assertTrue(pom.contains("<version>" + Software.version() + "</version>"), Software.version());
        assertEquals("Prominence " + Software.version(), Software.nameAndVersion());
    }

    @Test
    void the_code_fingerprint_is_a_sha256() {
        assertTrue(Software.fingerprint().matches("[0-9a-f]{64}"), Software.fingerprint());
    }

    @Test
    void a_jar_with_libraries_has_the_fingerprint_of_its_class_files() throws IOException {
        Path classes = folder.resolve("classes");
        write(classes.resolve("io/prominence/a/B.class"), "b");
        write(classes.resolve("io/prominence/A.class"), "a");
        Path jar = folder.resolve("a.jar");
        jar(jar, List.of("org/other/C.class", "io/prominence/a/B.class", "io/prominence/A.class"));
        assertEquals(CodeFingerprint.ofPlace(classes), CodeFingerprint.ofPlace(jar));
    }

    @Test
    void any_changed_byte_changes_the_code_fingerprint() throws IOException {
        write(folder.resolve("io/prominence/A.class"), "a");
        String before = CodeFingerprint.ofPlace(folder);
        write(folder.resolve("io/prominence/A.class"), "b");
        assertNotEquals(before, CodeFingerprint.ofPlace(folder));
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** A jar whose entries hold the lower-case simple name of their class. */
    private static void jar(Path file, List<String> names) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Path.of(name).getFileName().toString().charAt(0) + 'a' - 'A');
                zip.closeEntry();
            }
        }
    }
}
