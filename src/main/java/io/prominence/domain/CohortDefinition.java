package io.prominence.domain;

import java.util.List;

/**
 * One cohort as configured: everything ingest needs to turn its sources into a cohort version.
 *
 * @param id name of the cohort: letters, digits, {@code -}, {@code _} and {@code .}, not starting with a dot
 * @param cancer name of the cancer, for example {@code melanoma}
 * @param platform how expression was measured, free text for the report
 * @param expression expression source
 * @param samples which samples
 * @param genes how its rows become genes
 * @param clinical clinical tables, joined in order; a later table does not overwrite an earlier one's value
 * @param missing texts that stand for no value, in expression cells and clinical tables
 * @param labels label rules
 * @param endpoints endpoint rules
 * @param covariates covariate rules
 * @param batches clinical columns that say in which batch a sample was measured
 */
public record CohortDefinition(
        String id,
        String cancer,
        String platform,
        ExpressionSource expression,
        SampleRules samples,
        GeneRules genes,
        List<ClinicalTable> clinical,
        MissingValues missing,
        List<LabelRule> labels,
        List<EndpointRule> endpoints,
        List<CovariateRule> covariates,
        List<String> batches) {

    /** A cohort of which no batch is known. */
    public CohortDefinition(
            String id,
            String cancer,
            String platform,
            ExpressionSource expression,
            SampleRules samples,
            GeneRules genes,
            List<ClinicalTable> clinical,
            MissingValues missing,
            List<LabelRule> labels,
            List<EndpointRule> endpoints,
            List<CovariateRule> covariates) {
        this(
                id,
                cancer,
                platform,
                expression,
                samples,
                genes,
                clinical,
                missing,
                labels,
                endpoints,
                covariates,
                List.of());
    }
}
