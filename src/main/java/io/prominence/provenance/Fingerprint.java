package io.prominence.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hadoop.fs.FileSystem;

/** SHA-256 in lower-case hex (64 digits): the identity of content, on every machine the same. */
public final class Fingerprint {
    private static final int BUFFER = 1 << 16;

    private Fingerprint() {}

    /**
     * Fingerprint of the canonical JSON ({@link Json#canonical}) of the parts, in order. Maps with the same entries in
     * another order are equal; {@code of("ab")} and {@code of("a", "b")} are not.
     */
    public static String of(Object... parts) {
        MessageDigest digest = sha256();
        for (Object part : parts) {
            digest.update(Json.canonical(part).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return hex(digest);
    }

    /** Fingerprint of the bytes of a stream, read to its end in constant memory; the caller closes it. */
    public static String ofStream(InputStream in) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return hex(digest);
    }

    /** Fingerprint of a local file; what {@code sha256sum} prints. */
    public static String ofFile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ofStream(in);
        }
    }

    /** Fingerprint of a file on any Hadoop file system. */
    public static String ofFile(FileSystem fileSystem, org.apache.hadoop.fs.Path file) throws IOException {
        try (InputStream in = fileSystem.open(file)) {
            return ofStream(in);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
