package io.prominence.analysis;

import io.prominence.scan.CohortEstimates;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The genes of several cohorts put side by side.
 *
 * @param ids every gene id that some cohort has, sorted
 * @param symbols its symbol in the first cohort that has it
 * @param rows for each cohort, the row of each gene in that cohort; −1 where it does not have it
 */
record GeneUnion(String[] ids, String[] symbols, int[][] rows) {
    static GeneUnion of(List<CohortEstimates> cohorts) {
        TreeMap<String, String> genes = new TreeMap<>();
        for (CohortEstimates cohort : cohorts) {
            for (int gene = 0; gene < cohort.geneIds().length; gene++) {
                genes.putIfAbsent(cohort.geneIds()[gene], cohort.geneSymbols()[gene]);
            }
        }
        String[] ids = genes.keySet().toArray(String[]::new);
        int[][] rows = new int[cohorts.size()][];
        for (int c = 0; c < rows.length; c++) {
            String[] own = cohorts.get(c).geneIds();
            rows[c] = new int[ids.length];
            for (int gene = 0; gene < ids.length; gene++) {
                int row = Arrays.binarySearch(own, ids[gene]);
                rows[c][gene] = row < 0 ? -1 : row;
            }
        }
        return new GeneUnion(ids, genes.values().toArray(String[]::new), rows);
    }
}
