package io.prominence.lake;

import java.util.List;

/** How time and status of an endpoint are found, before exclusions and entry. */
interface FollowUp {
    /** What is known of one sample. */
    Followed of(IngestedSample sample);

    /** The times that it reads. */
    List<TimeColumn> times();

    /** What a reader must know, once all samples were read. */
    List<String> warnings();
}
