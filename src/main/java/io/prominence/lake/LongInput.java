package io.prominence.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;

import io.prominence.domain.ClinicalTable;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ExpressionSource;
import io.prominence.domain.ProminenceException;
import io.prominence.formats.parquet.CheckedParquet;
import io.prominence.formats.table.ClinicalRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Expression data as Parquet with one row per sample and gene. Spark brings the rows of a gene together and sorts them by
 * sample; no table of thousands of columns is ever made. Samples are in the order of their ids.
 */
final class LongInput implements ExpressionInput {
    private static final String GENE = "gene";
    private static final String SAMPLE = "sample";
    private static final String VALUE = "value";
    private static final String PARQUET = ".parquet";
    private static final String ORDINAL = "ordinal";
    private static final long ROWS_PER_PARTITION = 4_000_000;

    private final LakeSession session;
    private final CohortDefinition cohort;
    private final Dataset<Row> table;
    private List<Row> counts;

    private LongInput(LakeSession session, CohortDefinition cohort, Dataset<Row> table) {
        this.session = session;
        this.cohort = cohort;
        this.table = table;
    }

    static LongInput of(LakeSession session, CohortDefinition cohort) {
        ExpressionSource source = cohort.expression();
        Dataset<Row> all = opened(session, cohort);
        String gene = column(cohort, all, source.option("gene-column").orElse(GENE));
        String sample = column(cohort, all, source.option("sample-column").orElse(SAMPLE));
        String value = column(cohort, all, source.option("value-column").orElse(VALUE));
        if (!(all.schema().apply(value).dataType() instanceof NumericType)) {
            throw new DataRefusedException("Cannot ingest cohort " + cohort.id() + ": column " + value + " of "
                    + source.path() + " is "
                    + all.schema().apply(value).dataType().simpleString()
                    + ", not a number. Write it as double or float.");
        }
        return new LongInput(
                session,
                cohort,
                all.select(
                        text(gene).as(GENE),
                        text(sample).as(SAMPLE),
                        quoted(value).cast(DataTypes.FloatType).as(VALUE)));
    }

    private static Dataset<Row> opened(LakeSession session, CohortDefinition cohort) {
        String path = cohort.expression().path();
        try {
            if (!LakeFiles.of(new Path(path), session.hadoop()).exists(new Path(path))) {
                throw new ConfigurationException(
                        "Cannot read " + path + ": there is no such file or folder. Check the path.");
            }
            SourceList.below(path, PARQUET, session.hadoop())
                    .forEach(file -> CheckedParquet.schema(file, session.hadoop()));
            return session.spark().read().options(LakeSession.pathsAsTheyAre()).parquet(path);
        } catch (ProminenceException refused) {
            throw refused;
        } catch (Exception fault) { // Spark throws checked exceptions that it does not declare
            throw notParquet(path, fault);
        }
    }

    private static DataRefusedException notParquet(String path, Exception fault) {
        String reason = String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
        return new DataRefusedException(
                "Cannot read " + path + " as Parquet: " + reason + " Name a Parquet file, or a folder of them.", fault);
    }

    private static String column(CohortDefinition cohort, Dataset<Row> table, String name) {
        List<String> names = Arrays.asList(table.columns());
        if (!names.contains(name)) {
            throw new ConfigurationException("Cannot ingest cohort " + cohort.id() + ": "
                    + cohort.expression().path() + " has no column \"" + name + "\". Its columns are "
                    + String.join(", ", names) + ".");
        }
        return name;
    }

    private static Column quoted(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }

    private static Column text(String name) {
        return trim(quoted(name).cast(DataTypes.StringType));
    }

    @Override
    public List<String> files() {
        return SourceList.below(cohort.expression().path(), PARQUET, session.hadoop());
    }

    @Override
    public Map<String, String> patientOfSample() {
        return Map.of();
    }

    @Override
    public List<ClinicalTable> clinicalTables() {
        return List.of();
    }

    @Override
    public List<ClinicalRows> sampleTables() {
        return List.of();
    }

    @Override
    public List<String> sampleIds() {
        List<String> ids = counts().stream()
                .map(row -> row.getString(0))
                .filter(id -> id != null && !id.isEmpty())
                .sorted()
                .toList();
        if (ids.isEmpty()) {
            throw new DataRefusedException("Cannot ingest cohort " + cohort.id() + ": "
                    + cohort.expression().path() + " has no row with a sample id. Give a table with values.");
        }
        return ids;
    }

    /** Sample, number of its rows, number of its rows without a gene. */
    private List<Row> counts() {
        if (counts == null) {
            var path = new Path(cohort.expression().path());
            counts = LakeFiles.orRefuse(
                    "read",
                    path,
                    "Check the path and its permissions.",
                    () -> read(() -> table.groupBy(col(SAMPLE))
                            .agg(count(lit(1)), count_if(nothing(GENE)))
                            .collectAsList()));
        }
        return counts;
    }

    /** Work that reads the files: where one of them turns out to be damaged, it is refused by name. */
    private <T> T read(Callable<T> work) throws IOException {
        try {
            return work.call();
        } catch (Exception fault) { // Spark throws checked exceptions that it does not declare
            Optional<DataRefusedException> damage =
                    DamagedFile.inSource(cohort.expression().path(), fault);
            if (damage.isPresent()) {
                throw damage.get();
            }
            return TaskFaults.call(() -> {
                throw fault;
            });
        }
    }

    private static Column nothing(String column) {
        return col(column).isNull().or(col(column).equalTo(""));
    }

    @Override
    public StagedExpression stage(Staging staging) throws IOException {
        quarantine(staging);
        long rows = counts().stream().mapToLong(row -> row.getLong(1)).sum();
        staging.progress().at("reading " + cohort.id(), 0, -1);
        var partition = new LongPartition(
                staging.folder().toString(),
                staging.samples().stream().map(IngestedSample::id).toArray(String[]::new),
                staging.measure(),
                new Path(cohort.expression().path()).getName(),
                new SerializableConfiguration(session.hadoop()));
        List<LongPartition.Staged> parts = read(() -> byGene(staging.samples(), rows)
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitionsWithIndex(partition::stage, true)
                .collect());
        requireAll(parts, staging.samples());
        List<StagedRow> staged = new ArrayList<>();
        UnitEvidence evidence = staging.measure().evidence(staging.samples().size());
        for (LongPartition.Staged part : parts) {
            staged.addAll(part.rows());
            evidence.add(part.evidence());
            part.refused().forEach(cell -> staging.refusals()
                    .add(cell.file(), cell.line(), cell.field(), cell.value(), cell.reason()));
        }
        staged.sort(Comparator.comparing(StagedRow::sourceId));
        return new StagedExpression(staged, evidence);
    }

    /** Row groups are passed over by what the footer says of them, which no checksum guards: the rows are counted. */
    private void requireAll(List<LongPartition.Staged> parts, List<IngestedSample> samples) {
        Set<String> wanted = samples.stream().map(IngestedSample::id).collect(Collectors.toSet());
        long said = counts().stream()
                .filter(row -> wanted.contains(row.getString(0)))
                .mapToLong(row -> row.getLong(1) - row.getLong(2))
                .sum();
        long read = parts.stream().mapToLong(LongPartition.Staged::cells).sum();
        if (read != said) {
            throw new DataRefusedException("Cannot ingest cohort " + cohort.id() + ": "
                    + cohort.expression().path() + " has " + said + " rows of its samples when counted and " + read
                    + " when read: it changed meanwhile, or is damaged. Copy or write it again.");
        }
    }

    private void quarantine(Staging staging) {
        boolean refused = counts().stream()
                .anyMatch(row -> row.getLong(2) > 0
                        || row.isNullAt(0)
                        || row.getString(0).isEmpty());
        if (refused) {
            String file = new Path(cohort.expression().path()).getName();
            table.filter(nothing(GENE).or(nothing(SAMPLE))).toLocalIterator().forEachRemaining(row -> staging.refusals()
                    .add(
                            file,
                            0,
                            row.getString(0) == null || row.getString(0).isEmpty() ? GENE : SAMPLE,
                            row.mkString(", "),
                            "row without a gene or a sample"));
        }
    }

    private Dataset<Row> byGene(List<IngestedSample> samples, long rows) {
        List<Row> index = new ArrayList<>();
        for (IngestedSample sample : samples) {
            index.add(RowFactory.create(sample.id(), index.size()));
        }
        Dataset<Row> ordinals = session.spark()
                .createDataFrame(
                        index,
                        new StructType()
                                .add(SAMPLE, DataTypes.StringType, false)
                                .add(ORDINAL, DataTypes.IntegerType, false));
        int least = session.context().defaultParallelism();
        int partitions = (int) Math.max(least, rows / ROWS_PER_PARTITION);
        return table.filter(nothing(GENE).equalTo(false))
                .join(broadcast(ordinals), SAMPLE)
                .select(GENE, ORDINAL, VALUE)
                .repartition(partitions, col(GENE))
                .sortWithinPartitions(GENE, ORDINAL);
    }
}
