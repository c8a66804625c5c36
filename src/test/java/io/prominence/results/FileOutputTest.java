package io.prominence.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class FileOutputTest {
    /** Linux's device that is always full. */
    private static final String FULL = "/dev/full";

    @Test
    void a_full_disk_is_an_io_exception_and_no_error() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of(FULL)), () -> "No " + FULL + " on this system");
        FileSystem local = FileSystem.getLocal(new Configuration()).getRawFileSystem();
        FileOutput out = new FileOutput(local.create(new org.apache.hadoop.fs.Path(FULL), true));
        var full = assertThrows(IOException.class, () -> {
            out.write(new byte[1 << 20]);
            out.flush();
        });
        assertEquals("No space left on device", full.getMessage());
    }
}
