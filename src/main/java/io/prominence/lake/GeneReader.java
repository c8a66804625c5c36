package io.prominence.lake;

import static org.apache.parquet.filter2.predicate.FilterApi.binaryColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.eq;
import static org.apache.parquet.filter2.predicate.FilterApi.in;
import static org.apache.parquet.filter2.predicate.FilterApi.intColumn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.api.Binary;

/** Reads gene names, and the values of a few genes, without Spark. */
final class GeneReader {
    private GeneReader() {}

    static List<GeneName> names(Path folder, Configuration conf) throws IOException {
        List<GeneName> names = new ArrayList<>();
        Set<String> columns = Set.of(ExpressionFile.GENE_ID, ExpressionFile.GENE_SYMBOL, ExpressionFile.SHARD);
        read(folder, conf, columns, eq(intColumn(ExpressionFile.SHARD), 0), row -> names.add(row.gene()));
        names.sort(Comparator.comparing(GeneName::id));
        return names;
    }

    static Map<String, float[]> values(
            Path folder, Configuration conf, List<GeneName> genes, Collection<String> symbols, int samples)
            throws IOException {
        Map<String, String> ids = idsBySymbol(genes, symbols);
        Map<String, float[]> byId = new HashMap<>();
        if (!ids.isEmpty()) {
            Set<Binary> wanted = ids.values().stream().map(Binary::fromString).collect(Collectors.toSet());
            FilterPredicate filter = in(binaryColumn(ExpressionFile.GENE_ID), wanted);
            read(folder, conf, null, filter, row -> put(row, byId, samples));
        }
        Map<String, float[]> bySymbol = new LinkedHashMap<>();
        ids.forEach((symbol, id) -> bySymbol.put(symbol, byId.get(id)));
        return bySymbol;
    }

    private static Map<String, String> idsBySymbol(List<GeneName> genes, Collection<String> symbols) {
        Map<String, String> all = new HashMap<>();
        genes.forEach(gene -> all.putIfAbsent(gene.symbol(), gene.id()));
        Map<String, String> ids = new LinkedHashMap<>();
        symbols.stream().filter(all::containsKey).forEach(symbol -> ids.put(symbol, all.get(symbol)));
        return ids;
    }

    private static void put(ExpressionRow row, Map<String, float[]> byId, int samples) {
        float[] whole = byId.computeIfAbsent(row.gene().id(), id -> missing(samples));
        System.arraycopy(row.values(), 0, whole, row.shard() * ExpressionRow.SHARD_SAMPLES, row.values().length);
    }

    private static float[] missing(int samples) {
        float[] values = new float[samples];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    private static void read(
            Path folder, Configuration conf, Set<String> columns, FilterPredicate filter, Consumer<ExpressionRow> use)
            throws IOException {
        for (Path file : LakeFolder.parquetFiles(folder, conf)) {
            try (ParquetReader<ExpressionRow> reader = ParquetReader.builder(new ExpressionRowReader(columns), file)
                    .withConf(conf)
                    .withFilter(FilterCompat.get(filter))
                    .build()) {
                for (ExpressionRow row = reader.read(); row != null; row = reader.read()) {
                    use.accept(row);
                }
            }
        }
    }
}
