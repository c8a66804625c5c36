package io.prominence.lake;

import io.prominence.domain.Progress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetInputFormat;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.DataSource;
import scala.Option;
import scala.Tuple2;

/**
 * The one Spark session of the program, and the only place that makes one.
 *
 * <p>Without spark-submit it runs embedded on all local cores, quietly and without a web page. Under spark-submit the
 * master and every {@code spark.…} setting given there are kept. {@link #spark()} is for the rooms that compute with
 * Spark; all others just pass the session on.
 */
public final class LakeSession implements AutoCloseable {
    /** Rows that Spark decodes at once from expression files; a row can hold 65,536 values, so a batch must be small. */
    private static final String WIDE_BATCH_ROWS = "64";

    /** More than any file of a lake has. */
    private static final String WHOLE_FILE_BYTES = "1073741824";

    private static final Map<String, String> EVERYWHERE = Map.ofEntries(
            Map.entry("spark.sql.session.timeZone", "UTC"),
            Map.entry("spark.sql.catalogImplementation", "in-memory"),
            Map.entry("spark.sql.sources.partitionOverwriteMode", "static"),
            Map.entry("spark.sql.files.openCostInBytes", "262144"),
            Map.entry("spark.sql.files.maxPartitionBytes", "67108864"),
            Map.entry("spark.sql.parquet.mergeSchema", "false"),
            Map.entry("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false"));

    private static final Map<String, String> LOCALLY = Map.of(
            "spark.ui.enabled", "false",
            "spark.ui.showConsoleProgress", "false",
            "spark.driver.host", "127.0.0.1",
            "spark.driver.bindAddress", "127.0.0.1",
            "spark.sql.shuffle.partitions", "8",
            "spark.default.parallelism", "8",
            "spark.sql.adaptive.coalescePartitions.parallelismFirst", "false");

    private final SparkSession spark;
    private final SparkSession wide;
    private final SparkSession whole;
    private final Configuration hadoop;
    private final boolean isOwn;

    private LakeSession(Configuration hadoop) {
        this.spark = null;
        this.wide = null;
        this.whole = null;
        this.hadoop = hadoop;
        this.isOwn = false;
    }

    private LakeSession(SparkSession spark, boolean isOwn) {
        this.spark = spark;
        this.hadoop = spark.sparkContext().hadoopConfiguration();
        hadoop.setBoolean(ParquetInputFormat.PAGE_VERIFY_CHECKSUM_ENABLED, true);
        this.isOwn = isOwn;
        this.wide = inSmallBatches(spark);
        this.whole = inSmallBatches(spark);
        whole.conf().set("spark.sql.files.maxPartitionBytes", WHOLE_FILE_BYTES);
        whole.conf().set("spark.sql.files.openCostInBytes", WHOLE_FILE_BYTES);
    }

    private static SparkSession inSmallBatches(SparkSession spark) {
        SparkSession session = spark.newSession();
        session.conf().set("spark.sql.parquet.columnarReaderBatchSize", WIDE_BATCH_ROWS);
        session.conf().set("spark.sql.parquet.enableNestedColumnVectorizedReader", "true");
        return session;
    }

    /** Starts Spark, or takes the session that this process already has, which then outlives {@link #close}. */
    public static LakeSession open(SessionSettings settings) {
        Option<SparkSession> present = SparkSession.getDefaultSession();
        return present.isDefined() ? new LakeSession(present.get(), false) : new LakeSession(start(settings), true);
    }

    /**
     * A session for what only looks at folders and cards: Spark is not started, which takes seconds, and asking for it is
     * a fault. File systems are those of the Hadoop settings on the class path and of {@code spark.hadoop.…}.
     */
    public static LakeSession filesOnly() {
        Configuration hadoop = new Configuration();
        for (Tuple2<String, String> setting : new SparkConf().getAllWithPrefix("spark.hadoop.")) {
            hadoop.set(setting._1(), setting._2());
        }
        return new LakeSession(hadoop);
    }

    private static SparkSession start(SessionSettings settings) {
        SparkConf conf = configured(settings);
        SparkSession spark =
                SparkSession.builder().appName("prominence").config(conf).getOrCreate();
        if (submitted(conf) && System.getProperty("log4j2.configurationFile") == null) {
            spark.sparkContext().setLogLevel("WARN");
        }
        return spark;
    }

    private static SparkConf configured(SessionSettings settings) {
        SparkConf conf = new SparkConf();
        settings.master().ifPresent(conf::setMaster);
        conf.setIfMissing("spark.master", "local[*]");
        settings.spark().forEach(conf::set);
        EVERYWHERE.forEach(conf::setIfMissing);
        conf.setIfMissing(
                "spark.sql.warehouse.dir",
                Path.of(System.getProperty("java.io.tmpdir"), "prominence-warehouse")
                        .toUri()
                        .toString());
        if (conf.get("spark.master").startsWith("local")) {
            LOCALLY.forEach(conf::setIfMissing);
        }
        return conf;
    }

    private static boolean submitted(SparkConf conf) {
        return conf.contains("spark.submit.deployMode");
    }

    /** The option of a reader that takes a path as it is: names with { } [ ] * ? are no globs. */
    static Map<String, String> pathsAsTheyAre() {
        return Map.of(DataSource.GLOB_PATHS_KEY(), "false");
    }

    /** The session itself. */
    public SparkSession spark() {
        return Objects.requireNonNull(spark, "this session was opened for files only");
    }

    /** The session's context, for data sets of plain objects. */
    public JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(spark().sparkContext());
    }

    /** A session on the same context that reads rows of many values in small batches. */
    SparkSession wide() {
        return wide;
    }

    /** The same, and every file is one partition. */
    SparkSession whole() {
        return whole;
    }

    /** File system settings, as Spark has them. */
    public Configuration hadoop() {
        return hadoop;
    }

    /** Where Spark runs, for example {@code local[2]}. */
    public String master() {
        return spark().sparkContext().master();
    }

    /** Version of Spark. */
    public String sparkVersion() {
        return spark().version();
    }

    /** Lets {@code progress} hear how far each larger Spark job has come. */
    public void listen(Progress progress) {
        spark().sparkContext().addSparkListener(new TaskProgress(progress));
    }

    @Override
    public void close() {
        if (isOwn) {
            spark.stop();
        }
    }
}
