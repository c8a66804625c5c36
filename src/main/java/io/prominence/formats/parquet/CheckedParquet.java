package io.prominence.formats.parquet;

import io.prominence.domain.DataRefusedException;
import io.prominence.formats.TextSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;

/**
 * Holds what a Parquet file says of itself against its length, before anything is read by it.
 *
 * <p>Parquet's readers reserve memory as the footer and the headers of pages ask for it, and neither has a checksum: one
 * wrong bit asks for gigabytes. Here every chunk must lie in the file, its pages fill it, their values add up to those of the
 * chunk, and no page or dictionary is much larger than what its chunk holds. Only headers are read.
 *
 * <p>Reference: Apache Parquet format, "Metadata" and "Data Pages".
 */
public final class CheckedParquet {
    /** Bytes that are read to find the header of a page; more where statistics make it longer. */
    private static final int HEADER = 1 << 12;

    private static final int LONGEST_HEADER = 1 << 24;

    /** Writers differ in what they count as a chunk's unpacked size: a page of less is not held against it. */
    private static final long HUGE_PAGE = 1 << 26;

    /** A snappy block begins with its length, seven bits a byte. */
    private static final int LONGEST_VARINT = 5;

    /** Magic, length of the footer, magic. */
    private static final int FRAME = 12;

    private final String file;
    private final SeekableInputStream in;
    private final long length;

    private CheckedParquet(String file, SeekableInputStream in, long length) {
        this.file = file;
        this.in = in;
        this.length = length;
    }

    /**
     * The columns of a file that is what it says.
     *
     * @throws DataRefusedException if it is no Parquet, or damaged
     */
    public static MessageType schema(String file, Configuration conf) {
        try {
            HadoopInputFile input = HadoopInputFile.fromPath(new Path(file), conf);
            TextSource.refusePointer(file, input.newStream());
            ParquetMetadata footer;
            try (ParquetFileReader reader = ParquetFileReader.open(input)) {
                footer = reader.getFooter();
            }
            try (SeekableInputStream in = input.newStream()) {
                new CheckedParquet(file, in, input.getLength()).check(footer);
            }
            return footer.getFileMetaData().getSchema();
        } catch (DataRefusedException told) {
            throw told;
        } catch (IOException | RuntimeException | OutOfMemoryError fault) { // by any of these a file is none
            throw unreadable(file, fault);
        }
    }

    /** The refusal of a file that cannot be read, for the reason that Parquet gives. */
    static DataRefusedException unreadable(String file, Throwable fault) {
        String reason = String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
        String shown = reason.length() > 500 ? reason.substring(0, 500) + "…" : reason;
        return new DataRefusedException(
                "Cannot read " + file + " as Parquet: " + shown + ". Copy or write it again.", fault);
    }

    private DataRefusedException damaged(ColumnChunkMetaData chunk, String what) {
        return new DataRefusedException("Cannot read " + file + " as Parquet: it is damaged: column "
                + chunk.getPath().toDotString() + " " + what + ". Copy or write it again.");
    }

    private void check(ParquetMetadata footer) throws IOException {
        long rows = footer.getBlocks().stream()
                .mapToLong(BlockMetaData::getRowCount)
                .sum();
        if (rows != rowsOfFile()) {
            throw new DataRefusedException("Cannot read " + file + " as Parquet: it is damaged: it is said to have "
                    + rowsOfFile() + " rows, its row groups have " + rows + ". Copy or write it again.");
        }
        for (BlockMetaData block : footer.getBlocks()) {
            for (ColumnChunkMetaData chunk : block.getColumns()) {
                check(chunk, block.getRowCount(), footer.getFileMetaData().getSchema());
            }
        }
    }

    /** As the footer says; {@link ParquetMetadata} has the row groups only. */
    private long rowsOfFile() throws IOException {
        byte[] end = new byte[Integer.BYTES];
        in.seek(length - 2 * Integer.BYTES);
        in.readFully(end);
        in.seek(length
                - 2 * Integer.BYTES
                - ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt());
        return Util.readFileMetaData(in, true).getNum_rows();
    }

    private void check(ColumnChunkMetaData chunk, long rows, MessageType schema) throws IOException {
        long start = chunk.getStartingPos();
        long bytes = chunk.getTotalSize();
        if (start < 0 || bytes < 0 || start > length - FRAME || bytes > length - FRAME - start) {
            throw damaged(
                    chunk,
                    String.format(
                            Locale.ROOT, "is said to have %,d bytes from %,d of a file of %,d", bytes, start, length));
        }
        boolean isFlat = schema.getMaxRepetitionLevel(chunk.getPath().toArray()) == 0;
        if (rows < 0 || chunk.getValueCount() < 0 || (isFlat && chunk.getValueCount() != rows)) {
            throw damaged(
                    chunk,
                    String.format(Locale.ROOT, "is said to have %,d values in %,d rows", chunk.getValueCount(), rows));
        }
        pages(chunk, start, start + bytes);
    }

    private void pages(ColumnChunkMetaData chunk, long start, long end) throws IOException {
        long at = start;
        long values = 0;
        while (at < end) {
            Header header = header(chunk, at, end);
            require(chunk, header, end);
            values += values(header.page());
            at = header.content() + header.page().getCompressed_page_size();
        }
        if (values != chunk.getValueCount()) {
            throw damaged(
                    chunk,
                    String.format(Locale.ROOT, "has %,d values where %,d are said", values, chunk.getValueCount()));
        }
    }

    /** A page's header, where its content begins, and the first bytes of that. */
    private record Header(PageHeader page, long content, byte[] first) {}

    private Header header(ColumnChunkMetaData chunk, long at, long end) throws IOException {
        int most = (int) Math.min(LONGEST_HEADER, end - at);
        for (int size = Math.min(HEADER, most); ; size = Math.min(4 * size, most)) {
            byte[] bytes = new byte[size];
            in.seek(at);
            in.readFully(bytes);
            var read = new ByteArrayInputStream(bytes);
            try {
                PageHeader page = Util.readPageHeader(read);
                int used = size - read.available();
                return new Header(page, at + used, read.readNBytes(LONGEST_VARINT));
            } catch (IOException cut) {
                if (size == most) {
                    throw damaged(chunk, "has no page at byte " + at + " (" + cut.getMessage() + ")");
                }
            }
        }
    }

    private void require(ColumnChunkMetaData chunk, Header header, long end) {
        PageHeader page = header.page();
        long packed = page.getCompressed_page_size();
        long unpacked = page.getUncompressed_page_size();
        boolean fits = packed >= 0 && packed <= end - header.content();
        boolean isHuge = unpacked > Math.max(HUGE_PAGE, chunk.getTotalUncompressedSize());
        if (!fits || unpacked < 0 || isHuge || values(page) < 0) {
            throw damaged(
                    chunk,
                    String.format(
                            Locale.ROOT, "has a page that is said to have %,d bytes, unpacked %,d", packed, unpacked));
        }
        boolean isDictionary = page.getType() == PageType.DICTIONARY_PAGE;
        if (isDictionary && (entries(page) < 0 || entries(page) > unpacked)) {
            throw damaged(chunk, "has a dictionary of " + entries(page) + " entries in " + unpacked + " bytes");
        }
        boolean isWhole = isDictionary || page.getType() == PageType.DATA_PAGE;
        if (isWhole && chunk.getCodec() == CompressionCodecName.SNAPPY && packed > 0) {
            long stated = varint(header.first());
            if (stated != unpacked) {
                throw damaged(chunk, "has a page that unpacks to " + stated + " bytes where " + unpacked + " are said");
            }
        }
    }

    private static long entries(PageHeader page) {
        return page.isSetDictionary_page_header()
                ? page.getDictionary_page_header().getNum_values()
                : -1;
    }

    private static long values(PageHeader page) {
        if (page.getType() == PageType.DATA_PAGE && page.isSetData_page_header()) {
            return page.getData_page_header().getNum_values();
        }
        return page.getType() == PageType.DATA_PAGE_V2 && page.isSetData_page_header_v2()
                ? page.getData_page_header_v2().getNum_values()
                : 0;
    }

    private static long varint(byte... bytes) {
        long value = 0;
        for (int i = 0; i < bytes.length; i++) {
            value |= (bytes[i] & 0x7fL) << (7 * i);
            if (bytes[i] >= 0) {
                break;
            }
        }
        return value;
    }
}
