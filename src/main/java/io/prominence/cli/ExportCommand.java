package io.prominence.cli;

import io.prominence.cli.config.Study;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.Identified;
import io.prominence.results.Export;
import io.prominence.results.Storage;
import io.prominence.results.Tables;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a table of a run as text or Parquet, where the user says. */
@Command(
        name = "export",
        description = "Writes a table of a run as TSV, CSV or Parquet, to a file or to standard output.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "TABLE",
            description = "the table, for example associations, pooled, dossier/forest, classifier/metrics")
    private String table;

    @Mixin
    private RunChoice choice;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FILE",
            description = "the file, or - for standard output; .gz compresses")
    private String target;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "tsv, csv or parquet (default: by the file's name, otherwise tsv)")
    private String format;

    @Option(names = "--overwrite", description = "replace the file if it is there")
    private boolean overwrite;

    @Override
    public Integer call() {
        Class<? extends Record> type = Tables.byPath(table);
        Export.Format chosen = format();
        Study study = choice.study();
        new Export(Storage.standard(), System.out)
                .to(
                        choice.run(study).folder() + "/" + Tables.path(type),
                        chosen,
                        target,
                        overwrite ? Export.Existing.REPLACE : Export.Existing.REFUSE);
        return 0;
    }

    private Export.Format format() {
        if (format != null) {
            return Identified.find(Export.Format.class, format)
                    .orElseThrow(() -> new ConfigurationException("Cannot export as " + format + ": known formats are "
                            + String.join(", ", Identified.ids(Export.Format.class)) + "."));
        }
        String name = target.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return name.endsWith(".csv")
                ? Export.Format.CSV
                : name.endsWith(".parquet") ? Export.Format.PARQUET : Export.Format.TSV;
    }
}
