package io.prominence.classifier;

import io.prominence.lake.GeneVector;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.function.Function;

/**
 * Which genes of a cohort are brought to the driver.
 *
 * @param everything all of them
 * @param names otherwise those whose id or symbol is here
 */
record GeneSelection(boolean everything, Set<String> names) implements Function<GeneVector, Boolean> {
    static GeneSelection all() {
        return new GeneSelection(true, Set.of());
    }

    static GeneSelection of(Collection<String> idsAndSymbols) {
        return new GeneSelection(false, new TreeSet<>(idsAndSymbols));
    }

    @Override
    public Boolean call(GeneVector vector) {
        return everything || names.contains(vector.geneId()) || names.contains(vector.geneSymbol());
    }
}
