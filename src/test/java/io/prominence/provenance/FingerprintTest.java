package io.prominence.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
    /** {@code printf abc | sha256sum}. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    @Test
    void a_stream_and_a_file_have_the_checksum_of_sha256sum() throws IOException {
        assertEquals(ABC, Fingerprint.ofStream(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8))));
        Path file = Files.writeString(folder.resolve("abc"), "abc");
        assertEquals(ABC, Fingerprint.ofFile(file));
        assertEquals(
                ABC,
                Fingerprint.ofFile(
                        FileSystem.getLocal(new Configuration()), new org.apache.hadoop.fs.Path(file.toUri())));
    }

    @Test
    void the_order_of_a_map_does_not_matter_and_the_order_of_parts_does() {
        var one = new LinkedHashMap<String, Integer>(Map.of("a", 1));
        one.put("b", 2);
        var other = new LinkedHashMap<String, Integer>(Map.of("b", 2));
        other.put("a", 1);
        assertEquals(Fingerprint.of(one), Fingerprint.of(other));
        assertNotEquals(Fingerprint.of("a", "b"), Fingerprint.of("b", "a"));
        assertNotEquals(Fingerprint.of("ab"), Fingerprint.of("a", "b"));
    }

    /** {@code printf '"a"\n1\n' | sha256sum}. */
    @Test
    void a_fingerprint_never_moves() {
        assertEquals("5d5e06e867c8da8497b14e4649f65792cf92cc93c0825702088159cd37a9dd5c", Fingerprint.of("a", 1));
    }
}
