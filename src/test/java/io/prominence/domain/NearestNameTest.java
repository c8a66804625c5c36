package io.prominence.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> KNOWN =
            List.of("associations", "pooled", "classifier/metrics", "classifier/predictions");

    @Test
    void a_typing_error_finds_the_name_meant() {
        assertEquals(Optional.of("associations"), NearestName.of("asociation", KNOWN));
        assertEquals(Optional.of("pooled"), NearestName.of("POOLED", KNOWN));
    }

    @Test
    void the_last_part_of_a_name_finds_it() {
        assertEquals(Optional.of("classifier/metrics"), NearestName.of("metrics", KNOWN));
    }

    @Test
    void nothing_is_near_a_name_of_another_kind() {
        assertEquals(Optional.empty(), NearestName.of("survival", KNOWN));
    }

    @Test
    void the_first_in_alphabetical_order_wins_a_tie() {
        assertEquals(Optional.of("os"), NearestName.of("o", List.of("ps", "os", "oz")));
    }

    @Test
    void two_swapped_neighbours_are_one_edit() {
        assertEquals(Optional.of("data"), NearestName.of("dtaa", List.of("data", "date")));
    }
}
