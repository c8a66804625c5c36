package io.prominence.simulation;

import io.prominence.domain.GenePanel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The genes of a simulation: PROM2, its epithelial partners, the panels of {@link GenePanel}, and anonymous genes in
 * modules of {@value #MODULE_SIZE} of which most go with nothing.
 *
 * <p>A gene is a function of the seed and its name or number: asking for more genes leaves the first ones as they are.
 */
final class Transcriptome {
    /** The gene the model is about. */
    static final String MARKER = "PROM2";

    /** Genes of a correlated module. */
    static final int MODULE_SIZE = 20;

    /** Of so many anonymous modules, one each follows a programme of {@link #FOLLOWED}. */
    static final int MODULE_CYCLE = 30;

    private static final List<Programme> FOLLOWED = List.of(
            Programme.EMT,
            Programme.RESISTANCE,
            Programme.PROLIFERATION,
            Programme.MARKER,
            Programme.STROMA,
            Programme.IMMUNE);

    /** Epithelial genes that go with PROM2 in real melanoma. */
    private static final List<String> PARTNERS = List.of("RAB25", "CBLC", "S100A14", "ZNF750", "TGM1", "KLK11");

    /** log2 units per unit of fraction: what a sample of pure contaminant would add. */
    private static final double PANEL_CONTAMINATION = 9;

    private static final double MARKER_CONTAMINATION = 4;
    private static final double EPITHELIAL_CONTAMINATION = 2;

    private final long seed;

    private Transcriptome(long seed) {
        this.seed = seed;
    }

    /** Number of genes with a name of their own. */
    static int namedGenes() {
        return new Transcriptome(0).named(Effects.runaway()).size();
    }

    /** PROM2 as planted; the same for every seed. */
    static GeneSpec marker(Effects effects) {
        var loadings = new EnumMap<Programme, Double>(Programme.class);
        loadings.put(Programme.MARKER, 1.2);
        loadings.put(Programme.BURDEN, effects.loop());
        loadings.put(Programme.KERATINOCYTE, MARKER_CONTAMINATION);
        loadings.put(Programme.TUBULE, MARKER_CONTAMINATION);
        return new GeneSpec(MARKER, "marker", 6.5, 0.9, loadings, -1, 0);
    }

    /** All genes of a plan: the named ones, then anonymous ones up to its number. */
    static List<GeneSpec> of(SimulationPlan plan) {
        var transcriptome = new Transcriptome(plan.seed());
        List<GeneSpec> genes =
                new ArrayList<>(transcriptome.named(plan.effects()).values());
        int anonymous = plan.genes() - genes.size();
        for (int i = 0; i < anonymous; i++) {
            genes.add(transcriptome.anonymous(i));
        }
        return genes;
    }

    private Map<String, GeneSpec> named(Effects effects) {
        var genes = new LinkedHashMap<String, GeneSpec>();
        genes.put(MARKER, marker(effects));
        PARTNERS.forEach(symbol -> add(genes, symbol, "partner", this::partner));
        panel(genes, "emt-mesenchymal", GenePanel.EMT.up(), this::mesenchymal);
        panel(genes, "emt-epithelial", GenePanel.EMT.down(), this::epithelial);
        panel(
                genes,
                "ferroptosis-defence",
                GenePanel.FERROPTOSIS_RESISTANCE.up(),
                r -> one(Programme.RESISTANCE, between(r, 0.5, 0.9)));
        panel(
                genes,
                "ferroptosis-driver",
                GenePanel.FERROPTOSIS_RESISTANCE.down(),
                r -> one(Programme.RESISTANCE, -between(r, 0.4, 0.8)));
        panel(
                genes,
                "keratinocyte",
                GenePanel.KERATINOCYTE.up(),
                r -> one(Programme.KERATINOCYTE, PANEL_CONTAMINATION * between(r, 0.8, 1.2)));
        panel(
                genes,
                "tubule",
                GenePanel.TUBULE.up(),
                r -> one(Programme.TUBULE, PANEL_CONTAMINATION * between(r, 0.8, 1.2)));
        panel(genes, "stroma", GenePanel.STROMA.up(), r -> one(Programme.STROMA, between(r, 0.7, 1.1)));
        panel(genes, "immune", GenePanel.IMMUNE.up(), r -> one(Programme.IMMUNE, between(r, 0.7, 1.1)));
        panel(
                genes,
                "proliferation",
                GenePanel.PROLIFERATION.up(),
                r -> one(Programme.PROLIFERATION, between(r, 0.6, 1.0)));
        panel(genes, "housekeeping", GenePanel.HOUSEKEEPING.up(), r -> new EnumMap<>(Programme.class));
        return genes;
    }

    private void panel(Map<String, GeneSpec> genes, String group, List<String> symbols, LoadingRule rule) {
        symbols.forEach(symbol -> add(genes, symbol, group, rule));
    }

    private void add(Map<String, GeneSpec> genes, String symbol, String group, LoadingRule rule) {
        if (!genes.containsKey(symbol)) {
            UniformRandomProvider random = Streams.named(seed, "gene", symbol);
            Map<Programme, Double> loadings = rule.loadings(random);
            genes.put(
                    symbol,
                    new GeneSpec(symbol, group, between(random, 5, 11), between(random, 0.5, 0.8), loadings, -1, 0));
        }
    }

    private Map<Programme, Double> partner(UniformRandomProvider random) {
        Map<Programme, Double> loadings = one(Programme.MARKER, between(random, 0.7, 1.0));
        loadings.put(Programme.KERATINOCYTE, MARKER_CONTAMINATION);
        loadings.put(Programme.TUBULE, MARKER_CONTAMINATION);
        return loadings;
    }

    private Map<Programme, Double> mesenchymal(UniformRandomProvider random) {
        Map<Programme, Double> loadings = one(Programme.EMT, between(random, 0.5, 0.9));
        loadings.put(Programme.STROMA, between(random, 0.2, 0.5));
        return loadings;
    }

    private Map<Programme, Double> epithelial(UniformRandomProvider random) {
        Map<Programme, Double> loadings = one(Programme.EMT, -between(random, 0.4, 0.8));
        loadings.put(Programme.KERATINOCYTE, EPITHELIAL_CONTAMINATION);
        loadings.put(Programme.TUBULE, EPITHELIAL_CONTAMINATION);
        return loadings;
    }

    private GeneSpec anonymous(int index) {
        String symbol = String.format(Locale.ROOT, "SIMG%05d", index + 1);
        UniformRandomProvider random = Streams.named(seed, "gene", symbol);
        int module = index / MODULE_SIZE;
        int kind = module % MODULE_CYCLE;
        double sign = random.nextDouble() < 0.5 ? -1 : 1;
        double moduleLoading = sign * between(random, 0.4, 0.9);
        double mean = between(random, 2.5, 11);
        double noise = between(random, 0.4, 0.9);
        boolean follows = kind < FOLLOWED.size();
        String group = follows ? "follows-" + FOLLOWED.get(kind).id() : "unrelated";
        Map<Programme, Double> loadings =
                follows ? one(FOLLOWED.get(kind), sign * between(random, 0.2, 0.5)) : new EnumMap<>(Programme.class);
        return new GeneSpec(symbol, group, mean, noise, loadings, module, moduleLoading);
    }

    private static Map<Programme, Double> one(Programme programme, double loading) {
        var loadings = new EnumMap<Programme, Double>(Programme.class);
        loadings.put(programme, loading);
        return loadings;
    }

    private static double between(UniformRandomProvider random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** How a gene of a group loads on programmes. */
    private interface LoadingRule {
        Map<Programme, Double> loadings(UniformRandomProvider random);
    }
}
