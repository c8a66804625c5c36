package io.prominence.formats.persample;

import io.prominence.domain.DataRefusedException;
import io.prominence.formats.LineReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.Quarantine;
import io.prominence.formats.matrix.AlignerCounters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Reads the values of one file in the order of the genes of the first. */
final class PerSampleValues {
    private static final int SHOWN = 3;

    private final PerSampleFile file;
    private final PerSampleLayout layout;
    private final MissingTokens missing;
    private final GeneList genes;
    private final BitSet seen = new BitSet();
    private final List<String> others = new ArrayList<>();
    private long more;
    private long numbers;
    private long texts;
    private String firstText = "";

    PerSampleValues(PerSampleFile file, PerSampleLayout layout, MissingTokens missing, GeneList genes) {
        this.file = file;
        this.layout = layout;
        this.missing = missing;
        this.genes = genes;
    }

    float[] read(Quarantine quarantine) {
        float[] values = new float[genes.size()];
        Arrays.fill(values, Float.NaN);
        try (var rows = new PerSampleRows(file.source(), layout)) {
            for (int expected = 0; rows.next(); ) {
                if (isGene(rows, quarantine)) {
                    int gene = position(rows, expected);
                    if (gene >= 0) {
                        values[gene] = value(rows, quarantine);
                        expected = gene + 1;
                    }
                }
            }
            refuseText(rows.lines());
        }
        refuseOthers();
        return values;
    }

    private boolean isGene(PerSampleRows rows, Quarantine quarantine) {
        String id = rows.geneId();
        if (GeneList.isGene(id)) {
            return true;
        }
        String reason = AlignerCounters.contains(id) ? AlignerCounters.REASON : "row without a gene id";
        quarantine.refuse(file.source().name(), rows.lines().line(), layout.gene(), id, reason);
        return false;
    }

    private int position(PerSampleRows rows, int expected) {
        int gene = genes.position(rows.geneId(), expected);
        if (gene < 0) {
            more++;
            if (others.size() < SHOWN) {
                others.add(rows.geneId());
            }
        } else if (seen.get(gene)) {
            throw rows.lines()
                    .refuse("gene " + rows.geneId() + " comes again on line "
                            + rows.lines().line() + ", and not where " + genes.file() + " has it. Give files of one"
                            + " pipeline");
        } else {
            seen.set(gene);
        }
        return gene;
    }

    private float value(PerSampleRows rows, Quarantine quarantine) {
        float value = (float) (rows.value() * layout.factor());
        if (Math.abs(value) <= Float.MAX_VALUE) {
            numbers++;
            return value;
        }
        LineReader lines = rows.lines();
        if (!missing.isMissing(lines.bytes(), rows.valueFrom(), rows.valueTo())) {
            String text = lines.text(rows.valueFrom(), rows.valueTo());
            String shown = text.substring(0, Math.min(text.length(), Quarantine.LONGEST_VALUE));
            firstText = texts++ == 0 ? shown : firstText;
            boolean isNumber = Float.isInfinite(rows.value()) || Float.isInfinite(value);
            quarantine.refuse(
                    lines.name(),
                    lines.line(),
                    file.sample(),
                    shown,
                    isNumber ? "beyond the range of 32-bit numbers" : "not a number");
        }
        return Float.NaN;
    }

    private void refuseText(LineReader lines) {
        if (texts > numbers || (numbers == 0 && more == 0)) {
            throw lines.refuse(texts + " of the " + (texts + numbers) + " values in its column " + layout.value()
                    + " are not numbers"
                    + (firstText.isEmpty() ? "" : ", for example \"" + firstText + "\"")
                    + ". Copy or download it again, or name another column");
        }
    }

    private void refuseOthers() {
        int lacking = genes.size() - seen.cardinality();
        if (lacking == 0 && more == 0) {
            return;
        }
        var examples = new ArrayList<String>();
        for (int gene = seen.nextClearBit(0); gene < genes.size() && examples.size() < SHOWN; ) {
            examples.add(genes.id(gene));
            gene = seen.nextClearBit(gene + 1);
        }
        throw new DataRefusedException("Cannot read " + file.source().path() + " beside " + genes.file()
                + ": they do not name the same genes."
                + differing(lacking, " genes are only in " + genes.file(), examples)
                + differing(more, " genes are only in " + file.source().name(), others)
                + " Give files of one pipeline and annotation.");
    }

    private static String differing(long count, String which, List<String> examples) {
        return count == 0
                ? ""
                : " " + count + which + " (" + String.join(", ", examples) + (count > examples.size() ? ", …" : "")
                        + ").";
    }
}
