package io.prominence.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TableSchemaTest {
    @Table(path = "odd", row = "a row")
    record NoColumn(int n) {}

    @Table(path = "odd", row = "a row")
    record Float32(@Column("x") float x) {}

    record NoTable(@Column("n") int n) {}

    @Test
    void the_columns_of_associations_are_the_contract() {
        assertEquals(
                "cohort_id cancer gene_id gene_symbol method outcome adjustment n n_events effect effect_scale"
                        + " standard_error ci_low ci_high statistic df p_value neg_log10_p q_value q_by p_holm q_storey"
                        + " fallback undefined_reason",
                names(Association.class));
    }

    @Test
    void the_columns_of_pooled_are_the_contract() {
        assertEquals(
                "level gene_id gene_symbol method outcome adjustment effect_scale k n n_events effect_fixed se_fixed"
                        + " p_fixed effect_random se_random ci_low ci_high pi_low pi_high tau2 tau2_low tau2_high i2 h2 q"
                        + " p_heterogeneity sign_concordance loo_low loo_high loo_p influential_cohort influential_shift"
                        + " cancers statistic_cancer p_cancer q_value_cancer p_value neg_log10_p q_value q_by p_holm"
                        + " q_storey rank percentile",
                names(Pooled.class));
    }

    @Test
    void the_columns_of_the_classifier_tables_are_the_contract() {
        assertEquals(
                "model features validation held_out n n_positive metric value ci_low ci_high target trained_on threshold"
                        + " standard_error pi_low pi_high k interval undefined_reason saved forced",
                names(ClassifierMetric.class));
        assertEquals(
                "cohort_id sample_id patient_id model features validation fold repeat label weight probability threshold"
                        + " forced",
                names(Prediction.class));
    }

    @Test
    void every_capital_begins_a_word_and_a_digit_never_does() {
        assertEquals("neg_log10_p_welch", TableColumn.nameOf("negLog10PWelch"));
        assertEquals("p_welch", TableColumn.nameOf("pWelch"));
        assertEquals("tau2", TableColumn.nameOf("tau2"));
        assertEquals("i2", TableColumn.nameOf("i2"));
    }

    @Test
    void boxed_numbers_and_nullable_strings_can_be_missing_and_nothing_else() {
        List<TableColumn> columns = TableSchema.of(Association.class).columns();
        assertEquals(
                "n_events effect standard_error ci_low ci_high statistic df p_value neg_log10_p q_value q_by p_holm q_storey"
                        + " fallback undefined_reason",
                columns.stream()
                        .filter(TableColumn::nullable)
                        .map(TableColumn::name)
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void every_column_of_every_table_says_what_it_means() {
        for (Class<? extends Record> type : Tables.all()) {
            for (TableColumn column : TableSchema.of(type).columns()) {
                assertFalse(column.meaning().isBlank(), () -> type + "." + column.name());
            }
        }
    }

    @Test
    void a_record_that_is_no_table_is_a_fault_of_the_program() {
        for (Class<? extends Record> type : List.of(NoColumn.class, Float32.class, NoTable.class)) {
            assertThrows(IllegalArgumentException.class, () -> TableSchema.of(type), type::getName);
        }
    }

    @Test
    void a_nan_is_refused_with_its_column_and_row() {
        var metric = metric("m", Double.NaN);
        var refused = assertThrows(IllegalArgumentException.class, () -> TableSchema.of(ClassifierMetric.class)
                .fill(metric, new Object[21]));
        assertTrue(
                refused.getMessage()
                        .startsWith("Cannot write to table classifier/metrics: value is NaN; a missing value is null"),
                refused.getMessage());
    }

    @Test
    void a_null_is_refused_where_a_value_is_never_missing() {
        var metric = metric(null, 0.5);
        assertThrows(IllegalArgumentException.class, () -> TableSchema.of(ClassifierMetric.class)
                .fill(metric, new Object[21]));
    }

    private static String names(Class<? extends Record> type) {
        return TableSchema.of(type).columns().stream().map(TableColumn::name).collect(Collectors.joining(" "));
    }

    static ClassifierMetric metric(String model, Double value) {
        return new ClassifierMetric(
                model, "f", "v", "h", 3, 1, "auroc", value, null, null, null, null, null, null, null, null, null, null,
                null, false, null);
    }
}
