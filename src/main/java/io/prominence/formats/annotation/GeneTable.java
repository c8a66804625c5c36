package io.prominence.formats.annotation;

import io.prominence.domain.GeneIdKind;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.annotation.GeneIndex.Entry;
import io.prominence.formats.annotation.GeneResolution.How;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves what a source calls a gene.
 *
 * <ul>
 *   <li>Symbol: the gene whose current symbol it exactly is (case counts: {@code Prom2} is a gene of the mouse), else the
 *       one gene that had it before, else the one gene of which it is an alias. A former symbol or an alias of several
 *       genes is ambiguous and never guessed.
 *   <li>Of several tables the first that knows a current symbol says whose it is; former symbols and aliases are those of
 *       all tables together, so a further table can make one ambiguous but never move it to another gene.
 *   <li>A name with several Ensembl ids means the only one on the reference chromosomes, else the only one of them with
 *       this very symbol, else the only one that HGNC names, else the only one that codes for a protein, else it is
 *       ambiguous.
 *   <li>An Ensembl id that NCBI maps to several genes is of the one whose symbol it has; without an annotation or HGNC to
 *       say so it is ambiguous.
 *   <li>A symbol that nothing knows and that looks like a date or a number of a spreadsheet ({@code 2-Sep}) is the one gene
 *       that can have been meant; where there are several ({@code 1-Mar}) it is ambiguous.
 *   <li>Ensembl: the version is dropped. {@code ENSG00000182378.14_PAR_Y} and {@code ENSGR0000182378.10} are the copy on Y
 *       of {@code ENSG00000182378}, and so is their row.
 *   <li>{@code PROM2|150696}: the Entrez id, since symbols change; where the tables do not know it, the symbol.
 *   <li>What is not resolved keeps the id that the source gives it, as {@code symbol:PROM2}, {@code entrez:150696} or
 *       the unversioned Ensembl id; of {@code PROM2|150696} the symbol, since most sources have symbols.
 * </ul>
 *
 * <p>Immutable once read, and safe for several threads.
 */
public final class GeneTable {
    private static final Pattern ENSEMBL = Pattern.compile("(ENS[A-Z]*G)(\\d{11}|R\\d{10})(\\.\\d+)?(_PAR_Y)?");
    private static final Pattern LOC = Pattern.compile("LOC(\\d+)");
    private static final Pattern ENTREZ = Pattern.compile("(\\d+)\\.0");
    private static final GeneTable NONE = new GeneTable(new GeneIndex());

    private final GeneIndex index;

    private GeneTable(GeneIndex index) {
        this.index = index;
    }

    /** No gene table: every id is unresolved and stands as it is. */
    public static GeneTable none() {
        return NONE;
    }

    /**
     * Reads gene tables as one, those that count first in front. Which kind each is, its header tells.
     *
     * @throws io.prominence.domain.DataRefusedException if a file is not a gene table
     */
    public static GeneTable read(List<TextSource> sources) {
        var index = new GeneIndex();
        for (TextSource source : sources) {
            GeneTableFile.read(source, index);
        }
        return sources.isEmpty() ? NONE : new GeneTable(index);
    }

    /**
     * Resolves one id.
     *
     * @param kind what {@code sourceId} is; a probe stands as it is, see {@link SourceGenes}
     * @param sourceId id as the source has it
     */
    public GeneResolution resolve(GeneIdKind kind, String sourceId) {
        String id = sourceId.strip();
        return switch (kind) {
            case SYMBOL -> ofSymbol(id);
            case ENTREZ -> ofEntrez(id);
            case ENSEMBL -> ofEnsembl(id);
            case SYMBOL_ENTREZ -> ofSymbolAndEntrez(id);
            case PROBE -> GeneResolution.of("probe:" + id, Optional.empty(), How.UNRESOLVED);
        };
    }

    /**
     * Resolves a name of a kind that is not known: an Ensembl id, an Entrez id, {@code PROM2|150696} or a symbol, by its
     * form.
     */
    public GeneResolution resolve(String name) {
        String id = name.strip();
        if (ENSEMBL.matcher(id).matches()) {
            return ofEnsembl(id);
        }
        if (id.indexOf('|') >= 0) {
            return ofSymbolAndEntrez(id);
        }
        return id.chars().allMatch(Character::isDigit) ? ofEntrez(id) : ofSymbol(id);
    }

    private GeneResolution ofEnsembl(String id) {
        Matcher parts = ENSEMBL.matcher(id);
        if (!parts.matches()) {
            return GeneResolution.of(
                    id, index.symbolOfEnsembl(id), index.knowsEnsembl(id) ? How.DIRECT : How.UNRESOLVED);
        }
        String unversioned = unversioned(parts);
        return GeneResolution.of(unversioned, index.symbolOfEnsembl(unversioned), how(parts, unversioned));
    }

    private How how(Matcher parts, String unversioned) {
        if (parts.group(4) != null || parts.group(2).charAt(0) == 'R') {
            return How.PAR_Y;
        }
        if (!index.knowsEnsembl(unversioned)) {
            return How.UNRESOLVED;
        }
        return parts.group(3) == null ? How.DIRECT : How.VERSIONED;
    }

    /** An Ensembl gene id without version and {@code _PAR_Y}; any other text as it is. */
    static String unversioned(String id) {
        Matcher parts = ENSEMBL.matcher(id);
        return parts.matches() ? unversioned(parts) : id;
    }

    private static String unversioned(Matcher parts) {
        return parts.group(1) + parts.group(2).replace('R', '0');
    }

    private GeneResolution ofEntrez(String written) {
        Matcher decimal = ENTREZ.matcher(written);
        String id = decimal.matches() ? decimal.group(1) : written;
        Optional<String> symbol = index.symbolOfEntrez(id);
        return ofIds(index.ensemblOfEntrez(id), symbol.orElse(""), How.DIRECT, "entrez:" + id, symbol);
    }

    private GeneResolution ofSymbol(String symbol) {
        Optional<String> stated = Optional.of(symbol);
        String asItStands = "symbol:" + symbol;
        if (index.isSymbol(symbol)) {
            return ofIds(index.ensemblOfSymbol(symbol), symbol, How.DIRECT, asItStands, stated);
        }
        List<List<Entry>> before = index.genesOfPrevious(symbol);
        if (!before.isEmpty()) {
            return ofGenes(before, How.PREVIOUS, asItStands, stated);
        }
        List<List<Entry>> named = index.genesOfAlias(symbol);
        if (!named.isEmpty()) {
            return ofGenes(named, How.ALIAS, asItStands, stated);
        }
        Matcher loc = LOC.matcher(symbol);
        if (loc.matches() && index.knowsEntrez(loc.group(1))) {
            return ofIds(index.ensemblOfEntrez(loc.group(1)), symbol, How.PREVIOUS, asItStands, stated);
        }
        return MangledSymbol.of(symbol)
                .map(mangled -> ofMangled(mangled, asItStands))
                .orElseGet(() -> GeneResolution.of(asItStands, stated, How.UNRESOLVED));
    }

    private GeneResolution ofGenes(List<List<Entry>> genes, How how, String asItStands, Optional<String> stated) {
        if (genes.size() > 1) {
            return GeneResolution.ambiguous(
                    asItStands, stated, genes.stream().map(this::nameOf).toList());
        }
        List<Entry> gene = genes.get(0);
        return ofIds(index.ensembl(gene), gene.get(0).symbol(), how, asItStands, stated);
    }

    private String nameOf(List<Entry> gene) {
        return gene.stream()
                .map(Entry::symbol)
                .filter(symbol -> !symbol.isEmpty())
                .findFirst()
                .orElseGet(() -> "entrez:" + gene.get(0).entrezId());
    }

    private GeneResolution ofIds(
            Set<String> ensemblIds, String symbol, How how, String asItStands, Optional<String> stated) {
        Set<String> left = index.narrowed(ensemblIds, symbol);
        if (left.isEmpty()) {
            return GeneResolution.of(asItStands, stated, How.UNRESOLVED);
        }
        if (left.size() > 1) {
            return GeneResolution.ambiguous(asItStands, stated, List.copyOf(left));
        }
        String id = left.iterator().next();
        if (!index.isNamed(id, symbol) && !index.claimants(id).isEmpty()) {
            return GeneResolution.ambiguous(asItStands, stated, index.claimants(id));
        }
        return GeneResolution.of(id, index.symbolOfEnsembl(id), how);
    }

    /** The one gene that can have been meant; a number alone is never enough, as it could be an Entrez id. */
    private GeneResolution ofMangled(MangledSymbol mangled, String asItStands) {
        Optional<String> stated = Optional.of(mangled.text());
        List<GeneResolution> possible = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (MangledSymbol.Candidate candidate : mangled.candidates()) {
            GeneResolution found = ofCandidate(candidate);
            if (found.how() != How.UNRESOLVED) {
                possible.add(found);
                names.addAll(found.isResolved() ? List.of(found.symbol().orElse(found.geneId())) : found.candidates());
            }
        }
        if (possible.isEmpty()) {
            return new GeneResolution(
                    asItStands,
                    stated,
                    How.UNRESOLVED,
                    How.MANGLED,
                    mangled.names(),
                    mangled.candidates().stream()
                            .map(MangledSymbol.Candidate::current)
                            .toList());
        }
        if (possible.size() == 1 && possible.get(0).isResolved() && !mangled.isNumber()) {
            return possible.get(0).through(How.MANGLED, mangled.names().orElse(""));
        }
        return new GeneResolution(asItStands, stated, How.AMBIGUOUS, How.MANGLED, mangled.names(), List.copyOf(names));
    }

    private GeneResolution ofCandidate(MangledSymbol.Candidate candidate) {
        GeneResolution former = ofSymbol(candidate.former());
        return former.how() == How.UNRESOLVED && !candidate.current().equals(candidate.former())
                ? ofSymbol(candidate.current())
                : former;
    }

    private GeneResolution ofSymbolAndEntrez(String id) {
        int bar = id.indexOf('|');
        String symbol = bar < 0 ? id : id.substring(0, bar).strip();
        String entrez = bar < 0 ? "" : id.substring(bar + 1).strip();
        boolean named = !symbol.equals("?") && !MissingTokens.DEFAULT.isMissing(symbol);
        if (MissingTokens.DEFAULT.isMissing(entrez)) {
            return ofSymbol(symbol);
        }
        GeneResolution byEntrez = ofEntrez(entrez);
        return !named || byEntrez.isResolved() ? byEntrez : ofSymbol(symbol);
    }

    /** Whether a gene has exactly this symbol now. */
    public boolean isSymbol(String symbol) {
        return index.isSymbol(symbol);
    }

    /** Whether there is no gene in it. */
    public boolean isEmpty() {
        return index.size() == 0;
    }
}
