package io.prominence.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The Parquet files of a folder of the lake. */
final class LakeFolder {
    private LakeFolder() {}

    /** Files by name, without hidden ones. */
    static List<Path> parquetFiles(Path folder, Configuration conf) throws IOException {
        List<Path> found = LakeFiles.list(LakeFiles.of(folder, conf), folder).stream()
                .map(FileStatus::getPath)
                .filter(path -> path.getName().endsWith(".parquet"))
                .filter(path ->
                        !path.getName().startsWith(".") && !path.getName().startsWith("_"))
                .toList();
        if (found.isEmpty()) {
            throw new FileNotFoundException("no Parquet file in " + LakeFiles.readable(folder));
        }
        return found;
    }
}
