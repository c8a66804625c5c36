package io.prominence.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.scan.GeneMoments;
import io.prominence.testing.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MatchedGenesTest {
    static List<Golden> cases() {
        return Golden.cases("stats/matched-genes");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_nearest_genes_are_those_of_r(Golden golden) {
        double[][] means = golden.vectors("means");
        double[][] variances = golden.vectors("variances");
        List<List<GeneMoments>> moments = new ArrayList<>();
        for (int cohort = 0; cohort < means.length; cohort++) {
            moments.add(moments(cohort, means[cohort], variances[cohort]));
        }
        String marker = symbol((int) golden.input("marker"));
        MatchedGenes matched = new MatchedGenes(moments, marker, levels(means.length), (int) golden.input("count"));
        Set<String> expected = Arrays.stream(golden.expectedAll("nearest"))
                .mapToObj(gene -> "id:" + symbol((int) gene))
                .collect(Collectors.toSet());
        assertEquals(expected, matched.at("all"), golden::toString);
    }

    @Test
    void without_the_marker_nothing_is_near_and_a_constant_gene_never_is() {
        double[] means = {1, 2, 3, 4};
        double[] variances = {1, 0, 2, 3};
        List<List<GeneMoments>> moments = List.of(moments(0, means, variances));
        assertEquals(Set.of(), new MatchedGenes(moments, "ABSENT", levels(1), 3).at("all"));
        assertEquals(Set.of(), new MatchedGenes(moments, symbol(1), levels(1), 3).at("all"));
        Set<String> near = new MatchedGenes(moments, symbol(0), levels(1), 3).at("all");
        assertEquals(2, near.size());
        assertTrue(near.stream().noneMatch(id -> id.equals("id:" + symbol(1))));
    }

    private static StudyLevels levels(int cohorts) {
        return new StudyLevels(
                List.of("all"), List.of(IntStream.range(0, cohorts).toArray()));
    }

    private static List<GeneMoments> moments(int cohort, double[] means, double[] variances) {
        return IntStream.range(0, means.length)
                .filter(gene -> !Double.isNaN(means[gene]))
                .mapToObj(gene ->
                        new GeneMoments(cohort, "id:" + symbol(gene), symbol(gene), means[gene], variances[gene]))
                .toList();
    }

    private static String symbol(int gene) {
        return String.format("G%03d", gene);
    }
}
