package io.prominence.lake;

import io.prominence.domain.Progress;
import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * What an input needs to stage its values.
 *
 * @param folder folder of the staging files
 * @param samples samples whose values are wanted, in the order in which they are wanted
 * @param measure checks and transforms values
 * @param refusals receives refused cells
 * @param progress hears how many rows have been read
 */
record Staging(Path folder, List<IngestedSample> samples, Measure measure, Refusals refusals, Progress progress) {}
