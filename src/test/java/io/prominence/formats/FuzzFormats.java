package io.prominence.formats;

import io.prominence.domain.ClinicalTable;
import io.prominence.domain.ExpressionFormat;
import io.prominence.domain.ExpressionSource;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.GeneIdKind;
import io.prominence.domain.Transform;
import io.prominence.formats.FuzzRun.Fixture;
import io.prominence.formats.annotation.GeneTable;
import io.prominence.formats.geo.PlatformTable;
import io.prominence.formats.source.SourceData;
import io.prominence.formats.source.TextFormats;
import io.prominence.formats.table.ClinicalFile;
import io.prominence.testing.RealData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.hadoop.conf.Configuration;

/** Every format that is read, as small files cut from real ones, and the way in which it is read. */
final class FuzzFormats {
    private static final String ORG_DB = "annotation/org.Hs.eg.db_3.16.entrez_symbol_ensembl_alias.tsv.gz";
    private static final Configuration CONF = new Configuration(false);

    private FuzzFormats() {}

    static List<Fixture> all() {
        return List.of(
                matrix("matrix", table("cohorts/tcga-kirc/expression.tsv.gz", 15, 8, '\t'), Map.of()),
                matrix("matrix-csv", quoted(table("cohorts/scanb-gse96058/expression.tsv.gz", 15, 8, '\t')), Map.of()),
                matrix(
                        "matrix-samples-by-genes",
                        table("formats/cognoma-tcga-pancan/expression-matrix-all-samples.tsv", 12, 9, '\t'),
                        Map.of("orientation", "samples-by-genes")),
                cbioportal(),
                gct(),
                starCounts(),
                rsem(),
                series(),
                family(),
                dataset(),
                wide(),
                anndata("dense-chunked"),
                anndata("csr"),
                anndata("csc"),
                clinical("clinical", "formats/cbioportal-brca-metabric/data_clinical_patient.txt", "PATIENT_ID", '\t'),
                clinical("clinical-csv", "formats/cbioportal-study-es-0/data_clinical_samples.txt", "SAMPLE_ID", ','),
                genes(
                        "genes-gencode",
                        table("annotation/gencode.v36.annotation.genes.tsv.gz", 25, 30, '\t'),
                        "gene_name"),
                genes("genes-org.Hs.eg.db", table(ORG_DB, 25, 30, '\t'), "symbol"),
                genes(
                        "genes-hgnc",
                        made(
                                "hgnc_id\tsymbol\talias_symbol\tprev_symbol\tentrez_id\tensembl_gene_id",
                                "HGNC:%1$s\t%2$s\t\"%6$s\"\t\t%1$s\t%5$s"),
                        "symbol"),
                genes(
                        "genes-ncbi",
                        made(
                                "#tax_id\tGeneID\tSymbol\tSynonyms\tdbXrefs",
                                "9606\t%1$s\t%2$s\t%6$s\tHGNC:HGNC:%1$s|Ensembl:%5$s"),
                        "Symbol"),
                platform("platform-annot", "formats/geo-soft/GPL97.annot.gz"),
                platform("platform-table", "annotation/probe_symbol_gpl.tsv.gz"));
    }

    private static Fixture matrix(String name, byte[] content, Map<String, String> options) {
        return expression(
                name, Map.of("m.tsv", content), "m.tsv", ExpressionFormat.MATRIX, options, (folder, audit) -> {
                    if (options.isEmpty()) {
                        audit.rowsOfMatrix(folder.resolve("m.tsv"));
                    } else {
                        audit.samplesOfMatrix(folder.resolve("m.tsv"));
                    }
                });
    }

    private static Fixture cbioportal() {
        String study = "formats/cbioportal-study-es-0/";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("data_expression_median.txt", table(study + "data_expression_median.txt", 8, 12, '\t'));
        files.put("data_clinical_samples.txt", table(study + "data_clinical_samples.txt", 14, 9, '\t'));
        files.put("data_clinical_patients.txt", table(study + "data_clinical_patients.txt", 14, 9, '\t'));
        for (String meta :
                List.of("meta_expression_median.txt", "meta_clinical_samples.txt", "meta_clinical_patients.txt")) {
            files.put(meta, table(study + meta, 30, 30, '\t'));
        }
        files.put("case_lists/cases_sequenced.txt", table(study + "case_lists/cases_sequenced.txt", 30, 12, '\t'));
        return expression(
                "cbioportal",
                files,
                "",
                ExpressionFormat.CBIOPORTAL,
                Map.of("case-list", "sequenced"),
                (folder, audit) -> audit.rowsOfMatrix(folder.resolve("data_expression_median.txt")));
    }

    /** There is no real GCT file at hand: the values, metadata and names are real, the frame is made. */
    private static Fixture gct() {
        List<String> values = Texts.corner("cohorts/tcga-skcm/expression.tsv.gz", 11, 7, '\t');
        List<String> made = new ArrayList<>(List.of("#1.3", "10\t6\t1\t2"));
        made.add(values.get(0).replaceFirst("\t", "\tdescription\t"));
        made.add("site\tna\tlymph node\tskin\tNA\tlung\tskin\tskin");
        made.add("age\tna\t60\t50\t40\t30\tna\t-666");
        values.subList(1, 11).forEach(row -> made.add(row.replaceFirst("\t", "\tsome gene\t")));
        return expression(
                "gct",
                Map.of("v.gct", bytes(made)),
                "v.gct",
                ExpressionFormat.GCT,
                Map.of("symbol-column", "description"),
                (folder, audit) -> audit.rowsOfGct(folder.resolve("v.gct")));
    }

    private static Fixture starCounts() {
        String real =
                "formats/gdc-star-counts/1c3eaf9a-ffda-4c6d-bffb-2610a37ab837.rna_seq.augmented_star_gene_counts.EXCERPT.tsv";
        byte[] counts = table(real, 30, 20, '\t');
        String ending = ".rna_seq.augmented_star_gene_counts.tsv";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("u1/u1" + ending, counts);
        files.put("u2/u2" + ending, counts);
        files.put(
                "sheet.tsv",
                bytes(List.of(
                        "File ID\tFile Name\tCase ID\tSample ID\tSample Type",
                        "u1\tu1" + ending + "\tTCGA-A7-A0CE\tTCGA-A7-A0CE-01A\tPrimary Tumor",
                        "u2\tu2" + ending + "\tTCGA-A7-A0CH\tTCGA-A7-A0CH-01A\tPrimary Tumor")));
        return expression(
                "gdc-star-counts",
                files,
                "",
                ExpressionFormat.GDC_STAR_COUNTS,
                Map.of("sample-sheet", "sheet.tsv"),
                (folder, audit) -> audit.rowsOfSamples(folder.resolve("u1/u1" + ending), 2));
    }

    private static Fixture rsem() {
        String real = "formats/tcga-rsem-per-sample/unc.edu.";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "a.rsem.genes.results",
                table(real + "0b0bbc77-a9f3-4298-ba21-587d10209b0b.1864969.rsem.genes.results", 20, 4, '\t'));
        files.put(
                "b.rsem.genes.results",
                table(real + "0cc201f9-d974-4441-b052-1fc4279131c8.1781866.rsem.genes.results", 20, 4, '\t'));
        files.put("map.csv", bytes(List.of("file,sample", "a.rsem.genes.results,S1", "\"b.rsem.genes.results\",S2")));
        return expression(
                "rsem-per-sample",
                files,
                "",
                ExpressionFormat.RSEM_PER_SAMPLE,
                Map.of("sample-map", "map.csv", "column", "raw_count"),
                (folder, audit) -> audit.rowsOfSamples(folder.resolve("a.rsem.genes.results"), 2));
    }

    private static Fixture series() {
        List<String> real = Texts.corner("formats/geo-series-matrix/GSE99709_series_matrix.txt.gz", 100, 200, '\t');
        List<String> made = new ArrayList<>();
        for (String line : real) {
            if (line.equals("!series_matrix_table_end")) {
                for (int i = 0; i < 8; i++) {
                    made.add("\"20" + i + "_at\"" + ("\t" + i + ".5").repeat(12));
                }
            }
            made.add(line);
        }
        return expression(
                "geo-series-matrix",
                Map.of("s_series_matrix.txt", bytes(made)),
                "s_series_matrix.txt",
                ExpressionFormat.GEO_SERIES_MATRIX,
                Map.of(),
                (folder, audit) ->
                        audit.rowsOfTable(folder.resolve("s_series_matrix.txt"), "!series_matrix_table_", 1));
    }

    private static Fixture family() {
        return expression(
                "geo-soft-family",
                Map.of("f.soft", bytes(soft("formats/geo-soft/GSE781_family.soft.gz", 4))),
                "f.soft",
                ExpressionFormat.GEO_SOFT,
                Map.of("platform", "GPL96"),
                (folder, audit) -> audit.probesOfSamples(folder.resolve("f.soft"), "GPL96"));
    }

    private static Fixture dataset() {
        return expression(
                "geo-soft-dataset",
                Map.of("d.soft", bytes(soft("formats/geo-soft/GDS507.soft.gz", 1))),
                "d.soft",
                ExpressionFormat.GEO_SOFT,
                Map.of(),
                (folder, audit) -> audit.rowsOfTable(folder.resolve("d.soft"), "!dataset_table_", 2));
    }

    /** The head and the first rows of every table, until so many of them have ended. */
    private static List<String> soft(String path, int tables) {
        List<String> kept = new ArrayList<>();
        int inTable = -1;
        int ended = 0;
        try (LineReader lines = TextSource.of(RealData.path(path).toString()).open()) {
            while (ended < tables && lines.next()) {
                String line = lines.text();
                inTable = line.endsWith("table_begin")
                        ? 0
                        : line.endsWith("table_end") ? -1 : inTable < 0 ? -1 : inTable + 1;
                ended += line.endsWith("table_end") ? 1 : 0;
                if (inTable < 8) {
                    kept.add(line.substring(0, Math.min(line.length(), 250)));
                }
            }
        }
        return kept;
    }

    /** Real values, in several row groups of several pages. */
    private static Fixture wide() {
        List<String> rows = Texts.corner("cohorts/tcga-skcm/expression.tsv.gz", 13, 25, '\t');
        return binary(
                "parquet-wide",
                Map.of("w.parquet", FuzzParquet.wide(rows)),
                "w.parquet",
                ExpressionFormat.PARQUET_WIDE,
                24,
                12);
    }

    private static Fixture anndata(String name) {
        try {
            byte[] file = Files.readAllBytes(Path.of("src/test/resources/anndata", name + ".h5ad"));
            return binary("h5ad-" + name, Map.of("a.h5ad", file), "a.h5ad", ExpressionFormat.H5AD, 5, 4);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Fixture binary(
            String name, Map<String, byte[]> files, String path, ExpressionFormat format, int samples, int genes) {
        Fixture read = expression(name, files, path, format, Map.of(), (folder, audit) -> audit.counts(samples, genes));
        return new Fixture(name, files, BinaryMutant::of, read.reading());
    }

    private static Fixture clinical(String name, String path, String key, char separator) {
        List<String> lines = Texts.corner(path, 14, 30, '\t');
        if (separator == ',') {
            lines.removeIf(line -> line.startsWith("#"));
            lines.replaceAll(line -> "\"" + line.replace("\t", "\",\"") + "\"");
        }
        return text(name, Map.of("t.txt", bytes(lines)), (folder, audit) -> {
            var file = ClinicalFile.of(TextSource.of(folder.resolve("t.txt").toString()), separator);
            file.columns();
            audit.clinical(file.read(key), folder.resolve("t.txt"), key, separator);
        });
    }

    private static Fixture genes(String name, byte[] content, String symbolColumn) {
        return text(
                name,
                Map.of("g.tsv", content),
                (folder, audit) -> audit.symbols(
                        folder.resolve("g.tsv"),
                        symbolColumn,
                        GeneTable.read(
                                List.of(TextSource.of(folder.resolve("g.tsv").toString())))));
    }

    /** There is no real table of HGNC or NCBI at hand: the genes are real, the frame is made. */
    private static byte[] made(String header, String row) {
        List<String> lines = new ArrayList<>(List.of(header));
        for (String gene : Texts.corner(ORG_DB, 25, 30, '\t').subList(1, 25)) {
            lines.add(row.formatted((Object[]) gene.split("\t", -1)));
        }
        return bytes(lines);
    }

    private static Fixture platform(String name, String path) {
        byte[] content = path.contains("annot.gz") ? bytes(soft(path, 1)) : table(path, 20, 30, '\t');
        return text(
                name,
                Map.of("p.txt", content),
                (folder, audit) -> audit.probesOfPlatform(
                        folder.resolve("p.txt"),
                        PlatformTable.read(
                                        TextSource.of(folder.resolve("p.txt").toString()), PlatformTable.Choice.only())
                                .size()));
    }

    private static Fixture text(String name, Map<String, byte[]> files, BiConsumer<Path, FuzzAudit> reading) {
        return new Fixture(name, files, Mutant::of, folder -> reading.accept(folder, new FuzzAudit()));
    }

    private static Fixture expression(
            String name,
            Map<String, byte[]> files,
            String path,
            ExpressionFormat format,
            Map<String, String> options,
            BiConsumer<Path, FuzzAudit> counting) {
        return text(name, files, (folder, audit) -> {
            Map<String, String> absolute = new TreeMap<>(options);
            format.options().stream()
                    .filter(option -> option.isPath() && options.containsKey(option.key()))
                    .forEach(option -> absolute.put(
                            option.key(),
                            folder.resolve(options.get(option.key())).toString()));
            GeneIdKind kind = format == ExpressionFormat.GDC_STAR_COUNTS ? GeneIdKind.ENSEMBL : GeneIdKind.SYMBOL;
            boolean isCounts = format == ExpressionFormat.GDC_STAR_COUNTS || format == ExpressionFormat.RSEM_PER_SAMPLE;
            var source = new ExpressionSource(
                    format,
                    folder.resolve(path).toString(),
                    kind,
                    isCounts ? ExpressionUnit.COUNTS : ExpressionUnit.LOG2_INTENSITY,
                    Transform.NONE,
                    absolute);
            SourceData data =
                    TextFormats.open(source, MissingTokens.DEFAULT, CONF).orElseThrow();
            data.sampleColumns();
            data.files();
            data.sampleList();
            data.patientOfSample();
            data.sampleTables();
            for (ClinicalTable table : data.clinicalTables()) {
                ClinicalFile.of(TextSource.of(table.path()), table.separator()).read(table.key());
            }
            audit.read(data.reader());
            counting.accept(folder, audit);
        });
    }

    private static byte[] table(String path, int rows, int columns, char separator) {
        return bytes(Texts.corner(path, rows, columns, separator));
    }

    private static byte[] quoted(byte[] tabs) {
        String text = new String(tabs, StandardCharsets.UTF_8).strip();
        return ("\"" + text.replace("\t", "\",\"").replace("\n", "\"\n\"") + "\"\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
