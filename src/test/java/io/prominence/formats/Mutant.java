package io.prominence.formats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A damaged copy of a file, the same for the same seed.
 *
 * @param how what was done to it
 * @param bytes what it holds then
 */
public record Mutant(String how, byte[] bytes) {
    private static final List<String> FIELDS = List.of(
            "",
            "NA",
            "-",
            "1e999",
            "-1e-999",
            "inf",
            "NaN",
            "0x10",
            "1,5",
            "\"",
            "\"a",
            "a\"b\"",
            "#",
            "?|1",
            "\u00e9",
            "__no_feature",
            "99999999999999999999999999",
            "-0",
            "1_000",
            " ",
            "'--",
            "N_unmapped",
            "true",
            "^SAMPLE = X",
            "!x",
            "\\");

    /** Of a text. */
    public static Mutant of(byte[] original, SplittableRandom random) {
        return switch (random.nextInt(16)) {
            case 0, 1 -> flipped(original, random);
            case 2, 3 -> new Mutant("cut off", Arrays.copyOf(original, random.nextInt(original.length + 1)));
            case 4 -> removed(original, random);
            case 5 -> inserted(original, random);
            case 6, 7, 8 -> lines(original, random);
            case 9, 10, 11 -> fields(original, random);
            case 12 -> encoded(original, random);
            case 13 -> lineEnds(original, random);
            default -> packed(original, random);
        };
    }

    private static Mutant flipped(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return new Mutant(count + " bits flipped", bytes);
    }

    private static Mutant removed(byte[] original, SplittableRandom random) {
        int from = random.nextInt(original.length + 1);
        int to = Math.min(original.length, from + random.nextInt(200));
        return new Mutant(
                "bytes removed",
                join(Arrays.copyOf(original, from), Arrays.copyOfRange(original, to, original.length)));
    }

    private static Mutant inserted(byte[] original, SplittableRandom random) {
        int at = random.nextInt(original.length + 1);
        byte[] noise = new byte[1 + random.nextInt(20)];
        random.nextBytes(noise);
        byte[] tail = Arrays.copyOfRange(original, at, original.length);
        return new Mutant("noise inserted", join(join(Arrays.copyOf(original, at), noise), tail));
    }

    private static Mutant lines(byte[] original, SplittableRandom random) {
        List<String> lines = lines(original);
        int line = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        String how;
        switch (random.nextInt(6)) {
            case 0 -> {
                lines.remove(line);
                how = "line " + (line + 1) + " removed";
            }
            case 1 -> {
                lines.add(other, lines.get(line));
                how = "line " + (line + 1) + " repeated";
            }
            case 2 -> {
                Collections.swap(lines, line, other);
                how = "lines " + (line + 1) + " and " + (other + 1) + " swapped";
            }
            case 3 -> {
                lines.add(line, random.nextBoolean() ? "" : "\t\t");
                how = "blank line " + (line + 1);
            }
            case 4 -> {
                lines.set(line, lines.get(line) + (random.nextBoolean() ? "\t" : ",x"));
                how = "field more on line " + (line + 1);
            }
            default -> {
                lines.subList(Math.min(line, other), Math.max(line, other)).clear();
                how = "lines from " + (Math.min(line, other) + 1) + " removed";
            }
        }
        return new Mutant(how, bytes(lines));
    }

    private static Mutant fields(byte[] original, SplittableRandom random) {
        List<String> lines = lines(original);
        String separator = lines.stream().anyMatch(line -> line.contains("\t")) ? "\t" : ",";
        if (random.nextInt(4) == 0) {
            int a = random.nextInt(6);
            int b = random.nextInt(6);
            lines.replaceAll(line -> swapped(line, separator, a, b));
            return new Mutant("columns " + a + " and " + b + " swapped", bytes(lines));
        }
        int line = random.nextInt(lines.size());
        List<String> fields = new ArrayList<>(List.of(lines.get(line).split(separator, -1)));
        int field = random.nextInt(fields.size());
        String how;
        switch (random.nextInt(8)) {
            case 0 -> {
                fields.remove(field);
                how = "removed";
            }
            case 1 -> {
                fields.set(field, "x".repeat(100_000 + random.nextInt(400_000)));
                how = "huge";
            }
            case 2 -> {
                fields.set(field, "9".repeat(50_000));
                how = "a huge number";
            }
            default -> {
                fields.set(field, FIELDS.get(random.nextInt(FIELDS.size())));
                how = "replaced by " + fields.get(field);
            }
        }
        lines.set(line, String.join(separator, fields));
        return new Mutant("field " + (field + 1) + " of line " + (line + 1) + " " + how, bytes(lines));
    }

    private static String swapped(String line, String separator, int a, int b) {
        String[] fields = line.split(separator, -1);
        if (a < fields.length && b < fields.length) {
            String kept = fields[a];
            fields[a] = fields[b];
            fields[b] = kept;
        }
        return String.join(separator, fields);
    }

    private static Mutant encoded(byte[] original, SplittableRandom random) {
        String text = new String(original, StandardCharsets.ISO_8859_1);
        int at = random.nextInt(text.length() + 1);
        String umlaut = text.substring(0, at) + "\u00fc" + text.substring(at);
        return switch (random.nextInt(5)) {
            case 0 -> new Mutant("UTF-16 with mark", text.getBytes(StandardCharsets.UTF_16));
            case 1 -> new Mutant("UTF-16 without mark", text.getBytes(StandardCharsets.UTF_16LE));
            case 2 -> new Mutant("Latin-1", umlaut.getBytes(StandardCharsets.ISO_8859_1));
            case 3 -> new Mutant("UTF-8 with a letter more", umlaut.getBytes(StandardCharsets.UTF_8));
            default ->
                new Mutant("UTF-8 with mark", join(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, original));
        };
    }

    private static Mutant lineEnds(byte[] original, SplittableRandom random) {
        String end = random.nextBoolean() ? "\r" : "\r\n";
        String text = new String(original, StandardCharsets.ISO_8859_1).replace("\n", end);
        return new Mutant("other line ends", text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Mutant packed(byte[] original, SplittableRandom random) {
        List<Compression> all = List.of(Compression.values());
        Compression compression = all.get(random.nextInt(all.size()));
        byte[] packed = Texts.packed(compression, original);
        String how = "packed with " + compression.id();
        return switch (random.nextInt(4)) {
            case 0 -> new Mutant(how, packed);
            case 1 -> new Mutant(how + " and cut off", Arrays.copyOf(packed, random.nextInt(packed.length)));
            case 2 -> new Mutant(how + " and more", join(packed, "x\n".getBytes(StandardCharsets.UTF_8)));
            default -> {
                Mutant damaged = flipped(packed, random);
                yield new Mutant(how + ", " + damaged.how(), damaged.bytes());
            }
        };
    }

    private static List<String> lines(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return new ArrayList<>(List.of(text.split("\n", -1)));
    }

    private static byte[] bytes(List<String> lines) {
        // Characters beyond Latin-1 are not in the originals; \u00e9 alone is not UTF-8, and is meant not to be.
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] whole = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, whole, first.length, second.length);
        return whole;
    }
}
