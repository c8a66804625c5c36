package io.prominence.testing;

import com.holdenkarau.spark.testing.JavaDataFrameSuiteBase;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Compares DataFrames with spark-testing-base, on the shared session: its suites are of JUnit 4 and own a session, so only
 * its comparison is taken.
 */
public final class DataFrames {
    private static final Comparison COMPARISON = new Comparison();

    private DataFrames() {}

    /** Fails where schema, rows or their order differ. */
    public static void assertSame(Dataset<Row> expected, Dataset<Row> actual) {
        COMPARISON.assertDataFrameEquals(expected, actual);
    }

    private static final class Comparison extends JavaDataFrameSuiteBase {
        @Override
        public SparkSession spark() {
            return SharedSpark.session().spark();
        }
    }
}
