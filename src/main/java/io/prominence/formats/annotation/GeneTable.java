package io.prominence.formats.annotation;

import io.prominence.domain.GeneIdKind;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.annotation.GeneResolution.How;
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
 *       one gene of which it is an alias. An alias of several genes is ambiguous and never guessed.
 *   <li>A name with several Ensembl ids means the only one on the reference chromosomes, else the only one of them with
 *       this very symbol, else the only one of them that codes for a protein, else it is ambiguous.
 *   <li>Ensembl: the version and {@code _PAR_Y} are dropped.
 *   <li>{@code PROM2|150696}: the Entrez id, since symbols change; where the table does not know it, the symbol.
 *   <li>What is not resolved keeps the id that the source gives it, as {@code symbol:PROM2}, {@code entrez:150696} or
 *       the unversioned Ensembl id; of {@code PROM2|150696} the symbol, since most sources have symbols.
 * </ul>
 *
 * <p>Immutable once read, and safe for several threads.
 */
public final class GeneTable {
    private static final Pattern ENSEMBL = Pattern.compile("(ENS[A-Z]*G\\d{11})(\\.\\d+)?(_PAR_Y)?");
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
     * Reads one or more gene tables as one. Which kind each is, its header tells.
     *
     * @throws io.prominence.domain.DataRefusedException if a file is not a gene table
     */
    public static GeneTable read(TextSource... sources) {
        var index = new GeneIndex();
        for (TextSource source : sources) {
            GeneTableFile.read(source, index);
        }
        return new GeneTable(index);
    }

    /**
     * Resolves one id.
     *
     * @param kind what {@code sourceId} is
     * @param sourceId id as the source has it
     */
    public GeneResolution resolve(GeneIdKind kind, String sourceId) {
        String id = sourceId.strip();
        return switch (kind) {
            case SYMBOL -> ofSymbol(id);
            case ENTREZ -> ofEntrez(id);
            case ENSEMBL -> ofEnsembl(id);
            case SYMBOL_ENTREZ -> ofSymbolAndEntrez(id);
        };
    }

    private GeneResolution ofEnsembl(String id) {
        String unversioned = unversioned(id);
        How how = index.knowsEnsembl(unversioned) ? How.DIRECT : How.UNRESOLVED;
        return new GeneResolution(unversioned, index.symbolOfEnsembl(unversioned), how);
    }

    /** An Ensembl gene id without version and {@code _PAR_Y}; any other text as it is. */
    static String unversioned(String id) {
        Matcher parts = ENSEMBL.matcher(id);
        return parts.matches() ? parts.group(1) : id;
    }

    private GeneResolution ofEntrez(String id) {
        Optional<String> symbol = index.symbolOfEntrez(id);
        return ofName(index.ensemblOfEntrez(id), symbol.orElse(""), How.DIRECT, "entrez:" + id, symbol);
    }

    private GeneResolution ofSymbol(String symbol) {
        String asItStands = "symbol:" + symbol;
        if (index.isSymbol(symbol)) {
            return ofName(index.ensemblOfSymbol(symbol), symbol, How.DIRECT, asItStands, Optional.of(symbol));
        }
        if (index.isSharedAlias(symbol)) {
            return new GeneResolution(asItStands, Optional.of(symbol), How.AMBIGUOUS);
        }
        String current = index.currentSymbol(symbol).orElse("");
        return ofName(index.ensemblOfAlias(symbol), current, How.ALIAS, asItStands, Optional.of(symbol));
    }

    private GeneResolution ofName(
            Set<String> ensemblIds, String symbol, How how, String asItStands, Optional<String> sourceSymbol) {
        if (ensemblIds.isEmpty()) {
            return new GeneResolution(asItStands, sourceSymbol, How.UNRESOLVED);
        }
        return index.only(ensemblIds, symbol)
                .map(id -> new GeneResolution(id, index.symbolOfEnsembl(id), how))
                .orElseGet(() -> new GeneResolution(asItStands, sourceSymbol, How.AMBIGUOUS));
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
        if (!named || isResolved(byEntrez)) {
            return byEntrez;
        }
        return ofSymbol(symbol);
    }

    private static boolean isResolved(GeneResolution resolution) {
        return resolution.how() == How.DIRECT || resolution.how() == How.ALIAS;
    }

    /** Whether there is no gene in it. */
    public boolean isEmpty() {
        return index.isEmpty();
    }

    /** Header of each kind of gene table that is read, for messages. */
    static final List<String> KINDS = List.of(
            "GENCODE (gene_id, gene_type, gene_name)", "org.Hs.eg.db (entrez_id, symbol, ensembl_ids, aliases)");
}
