package io.prominence.formats.geo;

import io.prominence.formats.TextSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which genes each probe of a platform measures, as one annotation of it says.
 *
 * <p>Annotations of one platform differ: in 2009 NCBI gave GPL97's 234198_at to KCNIP3, in 2022 Bioconductor gave it to
 * PROM2. What is read here is what the file says, and nothing is guessed: a probe of several genes
 * ({@code SNX3 /// NR2E1}) is kept as several.
 *
 * <p>Memory: the probes and the names of their genes; other columns are passed over. Immutable, and safe for several
 * threads.
 */
public final class PlatformTable {
    /**
     * What to take of a file.
     *
     * @param platform accession of the platform, where the file may have several
     * @param symbolColumn column that holds the gene symbol; where empty, the columns go by their usual names
     */
    public record Choice(Optional<String> platform, Optional<String> symbolColumn) {
        /** The only platform of the file, its columns by their usual names. */
        public static Choice only() {
            return new Choice(Optional.empty(), Optional.empty());
        }

        /** One platform, its columns by their usual names. */
        public static Choice of(String platform) {
            return new Choice(Optional.of(platform), Optional.empty());
        }
    }

    /**
     * A gene as the annotation names it.
     *
     * @param symbol symbol as written; empty text where the annotation has none
     * @param entrezId id in NCBI Gene; empty text where the annotation has none
     */
    public record Gene(String symbol, String entrezId) {}

    private static final PlatformTable NONE = new Builder().build("");

    private final String platform;
    private final Map<String, List<Gene>> genes;

    private PlatformTable(String platform, Map<String, List<Gene>> genes) {
        this.platform = platform;
        this.genes = genes;
    }

    /** A platform of which nothing is known. */
    public static PlatformTable none() {
        return NONE;
    }

    /**
     * Reads the table of one platform. What kind of file it is, its lines say: a platform or family file in SOFT or an
     * annotation file ({@code GPL97.annot}), between {@code !platform_table_begin} and its end; or delimited text with a
     * header, {@code #} lines before it passed over; or two columns, probe and symbol, with a header or without.
     *
     * <p>Columns by their usual names, without case and punctuation: {@code ID} or the first for the probe;
     * {@code Gene Symbol}, {@code Symbol}, {@code GENE_SYMBOL} for the symbol; {@code ENTREZ_GENE_ID}, {@code Gene ID} for
     * NCBI Gene; {@code gene_assignment} for both, as Affymetrix writes it; {@code gpl} or {@code platform} for the
     * platform of a row.
     *
     * @throws io.prominence.domain.ConfigurationException if there is no such file, platform or column, or the file has
     *     several platforms and none is chosen
     * @throws io.prominence.domain.DataRefusedException if it is no table of a platform
     */
    public static PlatformTable read(TextSource source, Choice choice) {
        return PlatformFile.read(source, choice);
    }

    /** Accession of the platform, where the file says it: {@code GPL97}; otherwise empty. */
    public String platform() {
        return platform;
    }

    /** Number of probes, those without a gene among them. */
    public int size() {
        return genes.size();
    }

    /** Whether there is no probe in it. */
    public boolean isEmpty() {
        return genes.isEmpty();
    }

    /** Whether the platform has this probe, with or without a gene. */
    public boolean contains(String probe) {
        return genes.containsKey(probe);
    }

    /** Genes of a probe, each once; empty where the annotation names none, or does not know the probe. */
    public List<Gene> genes(String probe) {
        return genes.getOrDefault(probe, List.of());
    }

    /** Symbol of the gene of a probe, where it is of one gene only and that has a symbol. */
    public Optional<String> symbol(String probe) {
        List<Gene> all = genes(probe);
        return all.size() == 1 && !all.get(0).symbol().isEmpty()
                ? Optional.of(all.get(0).symbol())
                : Optional.empty();
    }

    /** Collects probes as they are read; rows of one probe add up. */
    static final class Builder {
        private final Map<String, List<Gene>> genes = new HashMap<>();
        private final Map<Gene, List<Gene>> single = new HashMap<>();

        void add(String probe, List<Gene> named) {
            genes.merge(probe, distinct(List.of(), named), this::distinct);
        }

        private List<Gene> distinct(List<Gene> before, List<Gene> named) {
            List<Gene> all = new ArrayList<>(before);
            for (Gene gene : named) {
                if (all.stream().noneMatch(other -> isSame(gene, other))) {
                    all.add(gene);
                }
            }
            return all.size() == 1 ? single.computeIfAbsent(all.get(0), List::of) : List.copyOf(all);
        }

        /** By the id in NCBI Gene where both have one, since symbols change; otherwise by the symbol. */
        private static boolean isSame(Gene one, Gene other) {
            boolean bothKnown = !one.entrezId().isEmpty() && !other.entrezId().isEmpty();
            return bothKnown
                    ? one.entrezId().equals(other.entrezId())
                    : one.symbol().equals(other.symbol());
        }

        PlatformTable build(String platform) {
            return new PlatformTable(platform, genes);
        }
    }
}
