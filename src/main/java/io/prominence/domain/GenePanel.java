package io.prominence.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A small, cited set of genes whose mean z-scores make a score.
 *
 * <p>Score of a sample = mean(z of {@code up}) − mean(z of {@code down}), z within the cohort over the samples with a
 * value, over the genes that the cohort measures; a panel without {@code down} is mean(z of {@code up}).
 *
 * @param id name of the score
 * @param meaning what a higher score means
 * @param up symbols that raise the score
 * @param down symbols that lower it; may be empty
 */
public record GenePanel(String id, String meaning, List<String> up, List<String> down) {
    /** Epithelial-to-mesenchymal transition. In bulk tissue it is also a stroma meter. */
    public static final GenePanel EMT = new GenePanel(
            "emt",
            "higher = more mesenchymal",
            List.of("VIM", "FN1", "CDH2", "ZEB1", "ZEB2", "SNAI1", "SNAI2", "TWIST1", "TWIST2", "MMP2", "ITGA5"),
            List.of(
                    "CDH1", "EPCAM", "CLDN3", "CLDN4", "CLDN7", "KRT8", "KRT18", "KRT19", "ESRP1", "ESRP2", "OCLN",
                    "TJP1"));

    /** Ferroptosis defence against drivers. PROM2 itself is a defence gene: {@link #without} it when it is the marker. */
    public static final GenePanel FERROPTOSIS_RESISTANCE = new GenePanel(
            "ferroptosis-resistance",
            "higher = more resistant",
            List.of(
                    "GPX4", "SLC7A11", "SLC3A2", "AIFM2", "GCH1", "DHODH", "NFE2L2", "HSF1", "HSPB1", "CISD1", "FTH1",
                    "FTL", "SLC40A1", "PROM2"),
            List.of("ACSL4", "LPCAT3", "ALOX15", "NCOA4", "TFRC", "SAT1", "KEAP1", "BAP1"));

    /** Normal skin in the specimen. */
    public static final GenePanel KERATINOCYTE = new GenePanel(
            "keratinocyte",
            "higher = more keratinocytes in the specimen",
            List.of("KRT5", "KRT14", "KRT1", "KRT10", "S100A7", "SFN", "DSG3", "TP63"),
            List.of());

    /** Normal kidney tubule in the specimen. */
    public static final GenePanel TUBULE = new GenePanel(
            "tubule",
            "higher = more normal kidney tubule in the specimen",
            List.of("UMOD", "SLC12A1", "AQP2", "SLC12A3", "CALB1", "CUBN", "LRP2"),
            List.of());

    public static final GenePanel STROMA = new GenePanel(
            "stroma", "higher = more stroma", List.of("COL1A1", "COL3A1", "DCN", "FAP", "THY1", "POSTN"), List.of());

    public static final GenePanel IMMUNE = new GenePanel(
            "immune", "higher = more immune cells", List.of("PTPRC", "CD3D", "CD8A", "CD19", "CD68"), List.of());

    public static final GenePanel PROLIFERATION = new GenePanel(
            "proliferation",
            "higher = more proliferating",
            List.of("MKI67", "PCNA", "TOP2A", "AURKA", "BUB1", "CCNB1", "CDK1", "MCM2"),
            List.of());

    /** Negative control. */
    public static final GenePanel HOUSEKEEPING = new GenePanel(
            "housekeeping",
            "negative control: should go with nothing",
            List.of("ACTB", "B2M", "GUSB", "HPRT1", "TBP", "RPLP0"),
            List.of());

    /** Every panel that Prominence ships, in the order of tables and reports. */
    public static final List<GenePanel> ALL =
            List.of(EMT, FERROPTOSIS_RESISTANCE, KERATINOCYTE, TUBULE, STROMA, IMMUNE, PROLIFERATION, HOUSEKEEPING);

    /** Panels of what else may be in the specimen: what they tell is where it was taken, not what the tumour is. */
    public static final List<GenePanel> CONTAMINATION = List.of(KERATINOCYTE, TUBULE, STROMA, IMMUNE);

    public GenePanel {
        up = List.copyOf(up);
        down = List.copyOf(down);
    }

    /** The name of its score where a covariate is asked for: {@code <id>-score}. */
    public String scoreName() {
        return id + "-score";
    }

    /** The panel whose score has this name. */
    public static Optional<GenePanel> ofScore(String name) {
        return ALL.stream().filter(panel -> panel.scoreName().equals(name)).findFirst();
    }

    /** The panel without a gene, as it must be when that gene is compared with the score. */
    public GenePanel without(String symbol) {
        return of(gene -> !gene.equals(symbol));
    }

    /** The panel's genes that are wanted. */
    public GenePanel of(Predicate<String> wanted) {
        return new GenePanel(
                id,
                meaning,
                up.stream().filter(wanted).toList(),
                down.stream().filter(wanted).toList());
    }
}
