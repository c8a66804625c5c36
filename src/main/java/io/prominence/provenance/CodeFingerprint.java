package io.prominence.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** SHA-256 over the names and bytes of all files under {@code io/prominence/}, from a folder of classes or a jar. */
final class CodeFingerprint {
    private static final String ROOT = "io/prominence/";

    private CodeFingerprint() {}

    /** Fingerprint of the program that {@code member} was loaded from. */
    static String of(Class<?> member) {
        try {
            return ofPlace(Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Cannot locate the code of this program", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the code of this program", e);
        }
    }

    /** Fingerprint of a folder of classes, or of a jar: the same for the same files. */
    static String ofPlace(Path place) throws IOException {
        MessageDigest digest = Fingerprint.sha256();
        if (Files.isDirectory(place)) {
            addFolder(digest, place);
        } else {
            addJar(digest, place);
        }
        return Fingerprint.hex(digest);
    }

    private static void addFolder(MessageDigest digest, Path folder) throws IOException {
        for (String name : names(folder)) {
            add(digest, name, Files.readAllBytes(folder.resolve(name)));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(ROOT))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static void addJar(MessageDigest digest, Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            List<JarEntry> entries = file.stream()
                    .filter(entry -> entry.getName().startsWith(ROOT) && !entry.isDirectory())
                    .sorted((a, b) -> a.getName().compareTo(b.getName()))
                    .toList();
            for (JarEntry entry : entries) {
                try (InputStream in = file.getInputStream(entry)) {
                    add(digest, entry.getName(), in.readAllBytes());
                }
            }
        }
    }

    private static void add(MessageDigest digest, String name, byte[] content) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(Integer.toString(content.length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(content);
    }
}
