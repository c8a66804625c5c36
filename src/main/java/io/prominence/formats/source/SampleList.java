package io.prominence.formats.source;

import java.util.Set;

/**
 * A list of samples of a source, outside of which no sample is kept.
 *
 * @param name what it is called, for the flow of samples
 * @param ids sample ids; some may have no expression values
 */
public record SampleList(String name, Set<String> ids) {
    public SampleList {
        ids = Set.copyOf(ids);
    }
}
