package io.prominence.scan;

import java.io.Serializable;
import java.util.List;

/**
 * Genes whose mean z makes a score: mean z of those up minus mean z of those down, as a gene panel's.
 *
 * @param id name of the score
 * @param up gene ids
 * @param down gene ids; may be empty
 */
public record Signature(String id, List<String> up, List<String> down) implements Serializable {
    public Signature {
        up = List.copyOf(up);
        down = List.copyOf(down);
    }
}
