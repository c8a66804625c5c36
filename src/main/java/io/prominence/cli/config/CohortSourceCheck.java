package io.prominence.cli.config;

import io.prominence.domain.ClinicalTable;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.ExpressionFormat;
import io.prominence.domain.GeneIdKind;
import io.prominence.domain.ProminenceException;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.source.SourceData;
import io.prominence.formats.source.TextFormats;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/** Checks the sources of one cohort: that the files are there, and that the rules name columns that they have. */
final class CohortSourceCheck {
    /** Stands for the sample id wherever a rule names a column. */
    private static final String SAMPLE_ID = "sample-id";

    /** Formats whose files never say which gene a probe measures. */
    private static final Set<ExpressionFormat> STATE_NO_GENE =
            EnumSet.complementOf(EnumSet.of(ExpressionFormat.GEO_SOFT));

    private final CohortDefinition cohort;
    private final Problems problems;
    private final Set<String> columns = new LinkedHashSet<>();
    private final List<ClinicalTable> tables = new ArrayList<>();
    private boolean everyHeaderRead = true;
    private boolean everyValueInTables = true;

    CohortSourceCheck(CohortDefinition cohort, Problems problems) {
        this.cohort = cohort;
        this.problems = problems;
    }

    void run() {
        String path = cohort.expression().path();
        boolean found = SourceFiles.exists(
                path,
                TextFormats.mayBeSeveralFiles(cohort.expression().format()),
                "expression.path of cohort " + cohort.id(),
                problems);
        optionFiles();
        platformTable();
        if (found && cohort.expression().format() == ExpressionFormat.MATRIX) {
            SourceFiles.refusePointer(path, problems);
        }
        if (TextFormats.bringsColumns(cohort.expression().format())) {
            columnsOfSource(found && !Paths.isUri(path));
        }
        for (ClinicalTable table : cohort.clinical()) {
            clinicalColumns(table);
        }
        if (everyHeaderRead && rules() && everyValueInTables) {
            new ClinicalValueCheck(cohort, tables).run(problems);
        }
    }

    private void platformTable() {
        Optional<String> table = cohort.genes().platformTable();
        table.ifPresent(file -> SourceFiles.exists(file, "genes.platform-table of cohort " + cohort.id(), problems));
        boolean probes = cohort.expression().geneId() == GeneIdKind.PROBE;
        if (probes
                && table.isEmpty()
                && STATE_NO_GENE.contains(cohort.expression().format())) {
            problems.add(
                    "Cannot read the probes of cohort " + cohort.id()
                            + ": nothing says which genes they measure. Name the table of the platform as genes.platform-table.");
        }
        if (!probes && table.isPresent()) {
            problems.add("Cannot use genes.platform-table of cohort " + cohort.id() + ": expression.gene-id = "
                    + cohort.expression().geneId().id() + ". Set expression.gene-id = probe, or leave the table out.");
        }
    }

    private void optionFiles() {
        for (ExpressionFormat.Option option : cohort.expression().format().options()) {
            if (option.isPath()) {
                cohort.expression()
                        .option(option.key())
                        .ifPresent(path -> SourceFiles.exists(
                                path, "expression." + option.key() + " of cohort " + cohort.id(), problems));
            }
        }
    }

    /** Columns that the source itself brings: in clinical tables beside it, or within its own files. */
    private void columnsOfSource(boolean readable) {
        if (!readable) {
            everyHeaderRead = false;
            return;
        }
        try {
            var missing = MissingTokens.of(cohort.missing());
            Optional<SourceData> opened = TextFormats.open(cohort.expression(), missing, new Configuration());
            everyHeaderRead &= opened.isPresent();
            opened.ifPresent(source -> {
                for (ClinicalTable table : source.clinicalTables()) {
                    tables.add(table);
                    columns.addAll(SourceFiles.columns(
                            table.path(), table.separator(), "clinical table of cohort " + cohort.id(), problems));
                }
                columns.addAll(source.sampleColumns());
                everyValueInTables = source.sampleColumns().isEmpty();
            });
        } catch (ProminenceException refused) {
            problems.add("expression.path of cohort " + cohort.id() + ": " + refused.getMessage());
            everyHeaderRead = false;
        }
    }

    private void clinicalColumns(ClinicalTable table) {
        String where = "clinical table of cohort " + cohort.id();
        if (!SourceFiles.exists(table.path(), where, problems) || Paths.isUri(table.path())) {
            everyHeaderRead = false;
            return;
        }
        List<String> header = SourceFiles.columns(table.path(), table.separator(), where, problems);
        if (header.isEmpty()) {
            everyHeaderRead = false;
            return;
        }
        if (!table.key().isEmpty() && !header.contains(table.key())) {
            unknown("clinical key", table.key(), header, table.path());
            everyHeaderRead = false;
        }
        columns.addAll(header);
        tables.add(table);
    }

    /** Whether every column that the rules name is there. */
    private boolean rules() {
        int before = problems.all().size();
        cohort.samples().columns().forEach(column -> column("samples", column));
        cohort.labels().forEach(rule -> rule.columns().forEach(column -> column("labels." + rule.id(), column)));
        cohort.batches().forEach(column -> column("batches", column));
        cohort.expression().combat().ifPresent(rule -> column("expression.combat.batch", rule.batch()));
        cohort.covariates().forEach(rule -> column("covariates." + rule.id(), rule.column()));
        cohort.endpoints().forEach(rule -> rule.columns().forEach(column -> column("endpoints." + rule.id(), column)));
        return problems.all().size() == before;
    }

    private void column(String key, String column) {
        if (!column.isEmpty() && !column.equals(SAMPLE_ID) && !columns.contains(column)) {
            unknown(key, column, columns, "clinical tables");
        }
    }

    private void unknown(String key, String column, Collection<String> known, String where) {
        problems.add("Cannot use " + key + " of cohort " + cohort.id() + ": there is no column " + column + " in its "
                + where + ". " + NameHint.of(column, known));
    }
}
