package io.prominence.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ProminenceException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextSourceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb\n\nc",
                "a\nb\n\nc\n",
                "a\r\nb\r\n\r\nc\r\n",
                "a\rb\r\rc\r",
                "a\rb\n\rc",
                "\ufeffa\nb\n\nc\n"
            })
    void every_line_end_and_a_byte_order_mark_are_read(String text) {
        assertEquals(List.of("a", "b", "", "c"), Texts.lines(source("t.txt", text)));
    }

    @Test
    void lines_are_counted_from_one() {
        try (LineReader lines = source("t.txt", "a\r\nb\r\n").open()) {
            lines.next();
            lines.next();
            assertEquals("t.txt:2", lines.place());
        }
    }

    @Test
    void gzip_is_told_by_its_content_not_by_its_name() {
        byte[] text = "a\nb\n".getBytes(StandardCharsets.UTF_8);
        assertEquals(List.of("a", "b"), Texts.lines(Texts.bytes(folder, "named.txt", Texts.gzip(text))));
        assertEquals(List.of("a", "b"), Texts.lines(Texts.bytes(folder, "unpacked.tsv.gz", text)));
    }

    @Test
    void every_member_of_a_gzip_file_is_read_and_padding_is_not() {
        byte[] two = join(Texts.gzip(bytes("a\nb")), Texts.gzip(bytes("c\nd\n")), new byte[512]);
        assertEquals(List.of("a", "bc", "d"), Texts.lines(Texts.bytes(folder, "two.gz", two)));
    }

    @Test
    void blocked_gzip_with_its_empty_last_block_is_read() {
        byte[] lastBlock = HexFormat.of().parseHex("1f8b08040000000000ff0600424302001b0003000000000000000000");
        byte[] blocked = join(lastBlock, Texts.gzip(bytes("a\nb\n")), lastBlock);
        assertEquals(List.of("a", "b"), Texts.lines(Texts.bytes(folder, "blocked.gz", blocked)));
    }

    @Test
    void a_path_means_a_file_or_those_of_a_folder_or_of_a_glob() {
        for (String name : List.of("b.txt", "a.txt", "c.tsv", ".hidden.txt")) {
            source(name, "x");
        }
        assertEquals(List.of("a.txt", "b.txt", "c.tsv"), names(folder.toString()));
        assertEquals(List.of("a.txt", "b.txt"), names(folder.resolve("*.txt").toString()));
        assertEquals(
                List.of("a.txt", "c.tsv"), names(folder.resolve("{c.tsv,a.txt}").toString()));
        assertEquals(List.of("a.txt"), names(folder.resolve("a.txt").toString()));
        String message = assertThrows(
                        ConfigurationException.class,
                        () -> names(folder.resolve("*.csv").toString()))
                .getMessage();
        assertTrue(message.contains("no such file or folder, and no file that matches it as a glob"), message);
    }

    private static List<String> names(String path) {
        return TextSource.of(path).files().stream().map(TextSource::name).toList();
    }

    @Test
    void a_part_of_a_text_ends_before_its_mark() {
        try (LineReader lines =
                source("part.txt", "head\n!BEGIN\na\n!end\nb\n!begin\nc\n").open()) {
            lines.skipTo("!begin");
            lines.endBefore("!end");
            assertTrue(lines.next());
            assertEquals("a", lines.text());
            assertFalse(lines.next());
            assertFalse(lines.next());
            assertTrue(lines.endedAtMark());
            lines.goOn();
            assertTrue(lines.next());
            assertEquals("b", lines.text());
            assertEquals(5, lines.line());
            lines.skipTo("!begin");
            lines.endBefore("!end");
            assertTrue(lines.next());
            assertFalse(lines.next());
            assertFalse(lines.endedAtMark());
        }
    }

    @Test
    void lines_longer_than_the_buffer_are_whole() {
        String longLine = "x".repeat(700_000);
        assertEquals(List.of("a", longLine, "b"), Texts.lines(source("long.txt", "a\n" + longLine + "\r\nb")));
    }

    @Test
    void lines_are_the_same_however_the_bytes_arrive() throws IOException {
        var random = new SplittableRandom(11);
        byte[] text = new byte[3000];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) "ab\r\n".charAt(random.nextInt(4));
        }
        List<String> expected = Arrays.asList(new String(text, StandardCharsets.UTF_8).split("\r\n|\r|\n", -1));
        for (int atOnce : new int[] {1, 2, 3, 7, 3000}) {
            var lines = new ArrayList<String>();
            try (var reader = new LineReader(dripping(text, atOnce), "drip", "drip")) {
                while (reader.next()) {
                    lines.add(reader.text());
                }
            }
            int last = expected.get(expected.size() - 1).isEmpty() ? 1 : 0;
            assertEquals(expected.subList(0, expected.size() - last), lines, "bytes at once: " + atOnce);
        }
    }

    @Test
    void a_truncated_gzip_file_is_refused_with_how_far_it_got() {
        byte[] whole = Texts.gzip(bytes("line\n".repeat(1000)));
        TextSource source = Texts.bytes(folder, "cut.tsv.gz", Arrays.copyOf(whole, whole.length - 12));
        String message = refusal(source).getMessage();
        assertTrue(
                message.matches(
                        "Cannot read .*cut\\.tsv\\.gz: the gzip file is truncated, its data end after [\\d,]+ lines"
                                + " \\([\\d,]+ bytes of text\\)\\. Copy or download it again\\."),
                message);
    }

    @Test
    void a_gzip_file_truncated_in_any_place_never_ends_quietly() {
        byte[] whole = join(Texts.gzip(bytes("a\tb\n".repeat(50))), Texts.gzip(bytes("c\td\n".repeat(50))));
        int firstMember = Texts.gzip(bytes("a\tb\n".repeat(50))).length;
        for (int length = 3; length < whole.length; length++) {
            TextSource cut = Texts.bytes(folder, "cut.gz", Arrays.copyOf(whole, length));
            if (length != firstMember) {
                assertThrows(DataRefusedException.class, () -> Texts.lines(cut), "cut after " + length + " bytes");
            }
        }
    }

    @Test
    void a_damaged_gzip_file_is_refused() {
        byte[] whole = Texts.gzip(bytes("line one\nline two\n"));
        whole[whole.length - 6] ^= 1;
        assertEquals(
                "the gzip file is damaged after 0 lines (0 bytes of text): checksum does not match. Copy or download it"
                        + " again.",
                reason(refusal(Texts.bytes(folder, "bad.gz", whole))));
    }

    @ParameterizedTest
    @EnumSource
    void every_compression_is_told_by_its_content(Compression compression) {
        byte[] packed = Texts.packed(compression, bytes("a\nb\n"));
        assertEquals(List.of("a", "b"), Texts.lines(Texts.bytes(folder, "named.txt", packed)));
        byte[] two = join(packed, Texts.packed(compression, bytes("c\n")));
        assertEquals(List.of("a", "b", "c"), Texts.lines(Texts.bytes(folder, "two", two)));
        byte[] nothing = Texts.packed(compression, new byte[0]);
        assertEquals(
                "the file is empty. Copy or download it again.",
                reason(refusal(Texts.bytes(folder, "empty", nothing))));
        assertEquals(
                "it is compressed twice, within with " + compression.id() + ". Unpack it once.",
                reason(refusal(Texts.bytes(folder, "twice.gz", Texts.gzip(packed)))));
    }

    @ParameterizedTest
    @EnumSource
    void compressed_text_that_is_cut_anywhere_never_ends_quietly(Compression compression) {
        byte[] whole = Texts.packed(compression, bytes("a\tb\n".repeat(50)));
        String name = "the " + compression.id() + " file is truncated, its data end after 0 lines";
        for (int length = Compression.LONGEST_MARK; length < whole.length; length++) {
            TextSource cut = Texts.bytes(folder, "cut", Arrays.copyOf(whole, length));
            String message = reason(refusal(cut));
            assertTrue(message.startsWith(name), "cut after " + length + " bytes: " + message);
        }
    }

    @ParameterizedTest
    @EnumSource
    void damaged_compressed_text_is_never_read_as_something_else(Compression compression) {
        byte[] whole = Texts.packed(compression, bytes("line one\nline two\n"));
        for (int i = Compression.LONGEST_MARK; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 4;
            TextSource source = Texts.bytes(folder, "damaged", damaged);
            try {
                assertEquals(List.of("line one", "line two"), Texts.lines(source), "byte " + i);
            } catch (DataRefusedException refused) {
                assertTrue(reason(refused).startsWith("the " + compression.id() + " file is "), refused::getMessage);
            }
        }
    }

    @Test
    void text_that_begins_as_bzip2_does_is_text() {
        assertEquals(List.of("BZh9\tS1"), Texts.lines(source("t.txt", "BZh9\tS1\n")));
    }

    @Test
    void a_fault_of_the_file_system_is_not_called_damage() {
        byte[] packed = Texts.gzip(bytes("a\n"));
        InputStream failing = new FilterInputStream(new ByteArrayInputStream(packed, 0, 12)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                if (count < 0) {
                    throw new IOException("connection reset");
                }
                return count;
            }
        };
        var input = new UnpackedInput(Compression.GZIP, failing);
        assertEquals(
                "connection reset",
                assertThrows(IOException.class, input::readAllBytes).getMessage());
    }

    @Test
    void a_tar_archive_is_named() {
        byte[] header = new byte[512];
        System.arraycopy(bytes("study/data.tsv"), 0, header, 0, 14);
        System.arraycopy(bytes("ustar"), 0, header, 257, 5);
        assertEquals("it is a tar archive. Unpack it.", reason(refusal(Texts.bytes(folder, "d.tar", header))));
    }

    @Test
    void a_git_lfs_pointer_is_named() {
        TextSource pointer = Texts.write(
                folder,
                "data.txt",
                "version https://git-lfs.github.com/spec/v1",
                "oid sha256:de12a5483d43195976e022b5c81c41ed4f5daa6fe4a09613e7db3f0d7c7bec4c",
                "size 62365271");
        assertEquals(
                "it is a Git LFS pointer, not the data (62,365,271 bytes). Run `git lfs pull` in its repository.",
                reason(refusal(pointer)));
    }

    @ParameterizedTest
    @CsvSource({
        "504b0304, it is a zip archive or an Excel workbook",
        "fffe6100, it is UTF-16 text",
        "50415231, it is a Parquet file",
        "3c21444f43545950452068746d6c3e, it is a web page",
        "42005a0068, it has NUL bytes",
        "377abcaf271c, it is a 7z archive",
        "1f9d90, it is compressed with compress",
        "04224d18, it is compressed with lz4",
        "894844460d0a1a0a, it is an HDF5 file",
        "4152524f5731, it is an Arrow or Feather file",
        "580a000000020004, it is an R data file"
    })
    void other_kinds_of_file_are_named(String hex, String what) {
        byte[] content = HexFormat.of().parseHex(hex);
        assertTrue(reason(refusal(Texts.bytes(folder, "other.tsv", content))).startsWith(what));
    }

    @Test
    void an_empty_file_is_refused_plain_or_compressed() {
        String expected = "the file is empty. Copy or download it again.";
        assertEquals(expected, reason(refusal(Texts.bytes(folder, "empty.tsv", new byte[0]))));
        assertEquals(expected, reason(refusal(Texts.bytes(folder, "empty.gz", Texts.gzip(new byte[0])))));
    }

    @Test
    void a_missing_file_and_a_folder_are_faults_of_the_configuration() {
        TextSource missing = TextSource.of(folder.resolve("none.tsv").toString());
        assertEquals(
                "there is no such file. Check the path.",
                reason(assertThrows(ConfigurationException.class, () -> Texts.lines(missing))));
        TextSource aFolder = TextSource.of(folder.toString());
        assertEquals(
                "it is a folder. Name a file in it.",
                reason(assertThrows(ConfigurationException.class, () -> Texts.lines(aFolder))));
    }

    @Test
    void text_that_is_not_utf_8_is_refused_with_its_line() {
        byte[] latin = "gene\tM\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                "line 2 is not UTF-8, at \"gene\tM\u00fcller\" (shown as Latin-1). Convert it, for example with iconv -f"
                        + " LATIN1 -t UTF-8.",
                reason(refusal(Texts.bytes(folder, "latin.txt", join(bytes("x\n"), latin)))));
    }

    @Test
    void a_replacement_character_in_the_text_is_text() {
        assertEquals(List.of("a\ufffdb"), Texts.lines(source("t.txt", "a\ufffdb\n")));
    }

    @Test
    void a_line_beyond_the_limit_is_refused() throws IOException {
        byte[] text = bytes("short\n" + "x".repeat(600_000));
        try (var lines = new LineReader(new ByteArrayInputStream(text), "big.tsv", "big.tsv", 1 << 19)) {
            assertTrue(lines.next());
            String message =
                    assertThrows(DataRefusedException.class, lines::next).getMessage();
            assertEquals(
                    "Cannot read big.tsv: line 2 is longer than 524,288 bytes. Check that it is a table and has line"
                            + " ends.",
                    message);
        }
    }

    private DataRefusedException refusal(TextSource source) {
        return assertThrows(DataRefusedException.class, () -> Texts.lines(source));
    }

    private String reason(ProminenceException refusal) {
        String message = refusal.getMessage();
        return message.substring(message.indexOf(": ") + 2);
    }

    private TextSource source(String name, String text) {
        return Texts.bytes(folder, name, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[]... parts) {
        byte[] whole = new byte[0];
        for (byte[] part : parts) {
            int before = whole.length;
            whole = Arrays.copyOf(whole, before + part.length);
            System.arraycopy(part, 0, whole, before, part.length);
        }
        return whole;
    }

    private static InputStream dripping(byte[] text, int atOnce) {
        return new ByteArrayInputStream(text) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, atOnce));
            }
        };
    }
}
