package io.prominence.formats;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Damaged copies of files that are no text: bits flipped, cut off, pages zeroed, lengths made huge, the end overwritten. */
public final class BinaryMutant {
    /** Parquet's footer ends the file, HDF5's superblock begins it. */
    private static final int END = 400;

    private static final byte[][] HUGE = {
        {-1, -1, -1, 0x7f},
        {-1, -1, -1, -1},
        {0, 0, 0, 0x40},
        {-1, -1, -1, -1, -1, -1, -1, 0x7f},
        {-2, -1, -1, -1, 0x0f}
    };

    private BinaryMutant() {}

    /** The same for the same seed. */
    public static Mutant of(byte[] original, SplittableRandom random) {
        int at = random.nextInt(original.length);
        return switch (random.nextInt(10)) {
            case 0, 1 -> flipped(original, random, 0);
            case 2, 3 -> flipped(original, random, Math.max(0, original.length - END));
            case 4 -> new Mutant("cut off at " + at, Arrays.copyOf(original, at));
            case 5 -> overwritten(original, at, new byte[1 + random.nextInt(2_000)], "zeroed");
            case 6, 7 -> overwritten(original, at, HUGE[random.nextInt(HUGE.length)], "made huge");
            case 8 -> {
                int from = random.nextInt(original.length);
                int to = Math.min(original.length, from + 1 + random.nextInt(1_000));
                yield overwritten(original, at, Arrays.copyOfRange(original, from, to), "overwritten from " + from);
            }
            default -> removed(original, at, random);
        };
    }

    private static Mutant flipped(byte[] original, SplittableRandom random, int from) {
        byte[] bytes = original.clone();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            bytes[random.nextInt(from, bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return new Mutant(count + " bits flipped from byte " + from, bytes);
    }

    private static Mutant overwritten(byte[] original, int at, byte[] by, String how) {
        byte[] bytes = original.clone();
        int length = Math.min(by.length, bytes.length - at);
        System.arraycopy(by, 0, bytes, at, length);
        return new Mutant(length + " bytes at " + at + " " + how, bytes);
    }

    private static Mutant removed(byte[] original, int at, SplittableRandom random) {
        int to = Math.min(original.length, at + 1 + random.nextInt(200));
        byte[] bytes = Arrays.copyOf(original, original.length - (to - at));
        System.arraycopy(original, to, bytes, at, original.length - to);
        return new Mutant((to - at) + " bytes at " + at + " removed", bytes);
    }
}
