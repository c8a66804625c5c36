package io.prominence.lake;

import io.prominence.domain.ClinicalTable;
import io.prominence.domain.CohortCard.SourceFile;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.CovariateRule;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.EndpointRule;
import io.prominence.domain.LabelRule;
import io.prominence.domain.Progress;
import io.prominence.provenance.Fingerprint;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The files that a cohort is made from, with their checksums; equal content is an equal fingerprint, wherever it lies. */
record SourceList(List<SourceFile> files) {
    static SourceList of(String cohort, List<String> paths, Configuration conf, Progress progress) {
        List<SourceFile> files = new ArrayList<>();
        for (String path : paths) {
            progress.at("checking the sources of " + cohort, files.size(), paths.size());
            files.add(sourceFile(path, conf));
        }
        return new SourceList(files);
    }

    private static SourceFile sourceFile(String path, Configuration conf) {
        try {
            var file = new Path(path);
            FileSystem system = LakeFiles.raw(file, conf);
            long bytes = system.getFileStatus(file).getLen();
            return new SourceFile(path, bytes, Fingerprint.ofFile(system, file));
        } catch (FileNotFoundException absent) {
            throw new ConfigurationException("Cannot read " + path + ": there is no such file. Check the path.");
        } catch (IOException fault) {
            throw LakeFiles.refused("read", new Path(path), "Check the file and its permissions.", fault);
        }
    }

    /** Files below a path whose names end so, by name; the path itself where it is a file. */
    static List<String> below(String path, String ending, Configuration conf) {
        var root = new Path(path);
        return LakeFiles.orRefuse("read", root, "Check the path and its permissions.", () -> {
            FileSystem system = root.getFileSystem(conf);
            if (system.getFileStatus(root).isFile()) {
                return List.of(path);
            }
            List<String> found = new ArrayList<>();
            RemoteIterator<LocatedFileStatus> all = system.listFiles(root, true);
            while (all.hasNext()) {
                Path file = all.next().getPath();
                if (file.getName().endsWith(ending) && !isHidden(file, system.makeQualified(root))) {
                    found.add(LakeFiles.readable(file));
                }
            }
            if (found.isEmpty()) {
                throw new DataRefusedException(
                        "Cannot read " + path + ": it has no file that ends in " + ending + ". Name another folder.");
            }
            found.sort(null);
            return found;
        });
    }

    /** Whether Spark passes over a file, as one that is being written. */
    private static boolean isHidden(Path file, Path root) {
        for (Path part = file; part != null && !part.equals(root); part = part.getParent()) {
            String name = part.getName();
            if (name.startsWith(".") || (name.startsWith("_") && !name.contains("="))) {
                return true;
            }
        }
        return false;
    }

    /**
     * SHA-256 over the content of the sources, the cohort's configuration without its paths, and the lake's layout.
     *
     * @param names what the names of the files say, where it decides what is read
     */
    String fingerprint(CohortDefinition cohort, List<String> names) {
        return Fingerprint.of(
                CardCounts.SCHEMA_VERSION,
                withoutPaths(cohort),
                Stream.concat(files.stream().map(SourceFile::sha256), names.stream())
                        .toList());
    }

    /** Rules are known by their ids: in which order a file has them is of no consequence. */
    private static <R> List<R> byId(List<R> rules, Function<R, String> id) {
        return rules.stream().sorted(Comparator.comparing(id)).toList();
    }

    private static CohortDefinition withoutPaths(CohortDefinition cohort) {
        return new CohortDefinition(
                cohort.id(),
                cohort.cancer(),
                cohort.platform(),
                cohort.expression().withoutPaths(),
                cohort.samples(),
                cohort.genes().withoutPaths(),
                cohort.clinical().stream()
                        .map(table -> new ClinicalTable("", table.key(), table.level(), table.separator()))
                        .toList(),
                cohort.missing(),
                byId(cohort.labels(), LabelRule::id),
                byId(cohort.endpoints(), EndpointRule::id),
                byId(cohort.covariates(), CovariateRule::id),
                cohort.batches());
    }
}
