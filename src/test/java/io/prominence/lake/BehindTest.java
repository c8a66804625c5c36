package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BehindTest {
    @Test
    void pieces_are_done_in_the_order_in_which_they_are_given() {
        List<Integer> done = new ArrayList<>();
        try (var behind = new Behind()) {
            for (int i = 0; i < 1_000; i++) {
                int piece = i;
                behind.run(() -> done.add(piece));
            }
            behind.await();
            assertEquals(IntStream.range(0, 1_000).boxed().toList(), done);
        }
    }

    @Test
    void what_went_wrong_is_heard_with_the_next_piece_or_at_the_end() {
        List<Integer> done = new ArrayList<>();
        try (var behind = new Behind()) {
            behind.run(() -> {
                throw new UncheckedIOException(new IOException("no space left"));
            });
            UncheckedIOException fault = assertThrows(UncheckedIOException.class, () -> behind.run(() -> done.add(1)));
            assertEquals("no space left", rootOf(fault).getMessage());
            assertThrows(UncheckedIOException.class, behind::await);
        }
        assertEquals(List.of(), done);
    }

    private static Throwable rootOf(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
