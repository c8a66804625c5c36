package io.prominence.formats.matrix;

import java.util.Set;

/** Rows of count files that are totals of the aligner or counter, not genes (HTSeq, STAR). */
public final class AlignerCounters {
    /** Why such a row is in quarantine. */
    public static final String REASON = "a total of the aligner, not a gene";

    private static final Set<String> NAMES = Set.of(
            "__no_feature",
            "__ambiguous",
            "__too_low_aQual",
            "__not_aligned",
            "__alignment_not_unique",
            "N_unmapped",
            "N_multimapping",
            "N_noFeature",
            "N_ambiguous");

    private AlignerCounters() {}

    /** Whether this is the name of a total. */
    public static boolean contains(String geneId) {
        return NAMES.contains(geneId);
    }
}
