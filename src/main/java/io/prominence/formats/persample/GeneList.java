package io.prominence.formats.persample;

import io.prominence.formats.MissingTokens;
import io.prominence.formats.matrix.AlignerCounters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The genes of the first file, in its order; every other file must have the same. */
final class GeneList {
    private final String file;
    private final List<String> ids = new ArrayList<>();
    private final List<String> symbols = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private Map<String, Integer> index;

    private GeneList(String file) {
        this.file = file;
    }

    static GeneList read(PerSampleFile first, PerSampleLayout layout) {
        var genes = new GeneList(first.source().name());
        try (var rows = new PerSampleRows(first.source(), layout)) {
            while (rows.next()) {
                if (isGene(rows.geneId())) {
                    genes.ids.add(rows.geneId());
                    genes.symbols.add(MissingTokens.DEFAULT.isMissing(rows.symbol()) ? "" : rows.symbol());
                    genes.lines.add(rows.lines().line());
                }
            }
            if (genes.ids.isEmpty()) {
                throw rows.lines().refuse("it has no row of a gene. Copy or download it again");
            }
        }
        return genes;
    }

    static boolean isGene(String id) {
        return !MissingTokens.DEFAULT.isMissing(id) && !AlignerCounters.contains(id);
    }

    String file() {
        return file;
    }

    int size() {
        return ids.size();
    }

    String id(int gene) {
        return ids.get(gene);
    }

    Optional<String> symbol(int gene) {
        return Optional.of(symbols.get(gene)).filter(symbol -> !symbol.isEmpty());
    }

    String place(int gene) {
        return file + ":" + lines.get(gene);
    }

    /**
     * Which gene a row is of.
     *
     * @param expected the gene that comes next where files have the same order
     * @return −1 where the first file does not have it
     */
    int position(String id, int expected) {
        if (expected < ids.size() && ids.get(expected).equals(id)) {
            return expected;
        }
        if (index == null) {
            index = new HashMap<>();
            for (int i = 0; i < ids.size(); i++) {
                index.putIfAbsent(ids.get(i), i);
            }
        }
        return index.getOrDefault(id, -1);
    }
}
