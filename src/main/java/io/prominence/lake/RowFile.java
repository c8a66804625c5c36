package io.prominence.lake;

import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;

/** Opens Parquet files for writing rows one by one, in memory bounded by one row group. */
final class RowFile {
    static final long ROW_GROUP_BYTES = 64L << 20;

    private RowFile() {}

    /** Settings that all files of the lake share. */
    static <R> Builder<R> builder(Path file, Configuration conf, RowShape<R> shape) throws IOException {
        LakeFiles.of(file, conf);
        return new Builder<>(HadoopOutputFile.fromPath(file, conf), shape)
                .withConf(conf)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withRowGroupSize(ROW_GROUP_BYTES);
    }

    /** A writer of rows of type {@code R}. */
    static final class Builder<R> extends ParquetWriter.Builder<R, Builder<R>> {
        private final RowShape<R> shape;

        Builder(OutputFile file, RowShape<R> shape) {
            super(file);
            this.shape = shape;
        }

        @Override
        protected Builder<R> self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in Parquet 1.16, though deprecated
        protected WriteSupport<R> getWriteSupport(Configuration conf) {
            return new ShapeWriter<>(shape);
        }

        @Override
        protected WriteSupport<R> getWriteSupport(ParquetConfiguration conf) {
            return new ShapeWriter<>(shape);
        }
    }

    private static final class ShapeWriter<R> extends WriteSupport<R> {
        private final RowShape<R> shape;
        private RecordConsumer out;

        ShapeWriter(RowShape<R> shape) {
            this.shape = shape;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in Parquet 1.16, though deprecated
        public WriteContext init(Configuration conf) {
            return new WriteContext(shape.schema(), Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration conf) {
            return new WriteContext(shape.schema(), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            this.out = consumer;
        }

        @Override
        public void write(R row) {
            out.startMessage();
            shape.fields(row, out);
            out.endMessage();
        }
    }
}
