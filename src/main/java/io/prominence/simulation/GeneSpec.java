package io.prominence.simulation;

import java.util.Map;

/**
 * One gene as planted: true log2 expression = mean + Σ loading · programme + module loading · module factor + noise.
 *
 * @param symbol symbol
 * @param group panel, or what an anonymous gene is for
 * @param mean mean log2 expression, before the platform
 * @param noise standard deviation of what only this gene does
 * @param loadings log2 units per unit of each programme; absent means 0
 * @param module number of the correlated module, −1 for none
 * @param moduleLoading log2 units per standard deviation of the module's own factor
 */
record GeneSpec(
        String symbol,
        String group,
        double mean,
        double noise,
        Map<Programme, Double> loadings,
        int module,
        double moduleLoading) {

    double loading(Programme programme) {
        return loadings.getOrDefault(programme, 0.0);
    }
}
