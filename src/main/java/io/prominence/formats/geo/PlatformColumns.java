package io.prominence.formats.geo;

import io.prominence.formats.MissingTokens;
import io.prominence.formats.geo.PlatformTable.Gene;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Columns of a platform's table, and what a row says of a probe; positions are −1 where there is no such column. */
final class PlatformColumns {
    private static final Set<String> PROBE = Set.of("id", "probeid", "probe", "probesetid", "probeset", "idref");
    private static final Set<String> SYMBOL =
            Set.of("genesymbol", "symbol", "genesymbols", "hugosymbol", "hgncsymbol", "ilmngene");
    private static final Set<String> ENTREZ =
            Set.of("entrezgeneid", "entrezid", "entrezgene", "entrez", "geneid", "locuslinkid");
    private static final Set<String> PLATFORM = Set.of("gpl", "platform", "platformid");

    /** Separates the genes of one probe. */
    private static final Pattern SEVERAL = Pattern.compile("\\s*(?:///|;)\\s*");
    /** Separates the parts of one gene in {@code NM_144707 // PROM2 // prominin 2 // 2q11.1 // 150696}. */
    private static final Pattern PARTS = Pattern.compile("\\s*//\\s*");

    private static final Pattern ENTREZ_ID = Pattern.compile("\\d{1,12}");

    private final List<String> names;
    private final int probe;
    private final int symbol;
    private final int entrez;
    private final int assignment;
    private final int platform;

    private PlatformColumns(List<String> names, int symbol, int entrez) {
        this.names = names;
        probe = Math.max(0, position(names, PROBE));
        this.symbol = symbol;
        this.entrez = entrez;
        assignment = position(names, Set.of("geneassignment"));
        platform = position(names, PLATFORM);
    }

    /** The columns by their usual names. */
    static PlatformColumns of(List<String> names) {
        return new PlatformColumns(names, symbolPosition(names), position(names, ENTREZ));
    }

    /** The columns, with the symbol where the user says it is, and nothing else that names genes. */
    static Optional<PlatformColumns> of(List<String> names, String symbolColumn) {
        int at = names.indexOf(symbolColumn);
        return at < 0 ? Optional.empty() : Optional.of(new PlatformColumns(names, at, -1));
    }

    /** Two columns without a header: probe and symbol. */
    static PlatformColumns ofTwo() {
        return new PlatformColumns(List.of("probe", "symbol"), 1, -1);
    }

    /** {@code Gene Symbol} before {@code ILMN_Gene}: of several, the one that comes first in {@code usual}. */
    private static int symbolPosition(List<String> names) {
        int sure = position(names, Set.of("genesymbol", "symbol"));
        return sure >= 0 ? sure : position(names, SYMBOL);
    }

    private static int position(List<String> names, Set<String> usual) {
        for (int i = 0; i < names.size(); i++) {
            if (usual.contains(names.get(i).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether any column names genes. */
    boolean nameGenes() {
        return symbol >= 0 || entrez >= 0 || assignment >= 0;
    }

    List<String> names() {
        return names;
    }

    /** The probe of a row; empty where it has none. */
    String probe(List<String> fields) {
        return text(fields, probe);
    }

    /** The platform of a row, where the table has such a column. */
    Optional<String> platform(List<String> fields) {
        return platform < 0 ? Optional.empty() : Optional.of(text(fields, platform));
    }

    boolean hasPlatform() {
        return platform >= 0;
    }

    /** Genes of a row, as the annotation has them. */
    List<Gene> genes(List<String> fields) {
        if (symbol < 0 && entrez < 0 && assignment >= 0) {
            return assigned(text(fields, assignment));
        }
        List<String> symbols = several(text(fields, symbol));
        List<String> ids = several(text(fields, entrez)).stream()
                .filter(id -> ENTREZ_ID.matcher(id).matches())
                .toList();
        if (symbols.size() != ids.size()) {
            symbols = List.copyOf(new LinkedHashSet<>(symbols));
            ids = List.copyOf(new LinkedHashSet<>(ids));
        }
        return symbols.size() == ids.size() ? paired(symbols, ids) : unpaired(symbols, ids);
    }

    private static List<Gene> paired(List<String> symbols, List<String> ids) {
        List<Gene> genes = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            genes.add(new Gene(symbols.get(i), ids.get(i)));
        }
        return genes;
    }

    /** Where it is not said which id is of which symbol: the longer list, since none of the genes may be lost. */
    private static List<Gene> unpaired(List<String> symbols, List<String> ids) {
        return symbols.size() >= ids.size()
                ? symbols.stream().map(name -> new Gene(name, "")).toList()
                : ids.stream().map(id -> new Gene("", id)).toList();
    }

    private static List<Gene> assigned(String text) {
        List<Gene> genes = new ArrayList<>();
        for (String gene : several(text)) {
            String[] parts = PARTS.split(gene, -1);
            String name = parts.length > 1 ? known(parts[1]) : "";
            String id = parts.length > 4 && ENTREZ_ID.matcher(parts[4]).matches() ? parts[4] : "";
            if (!name.isEmpty() || !id.isEmpty()) {
                genes.add(new Gene(name, id));
            }
        }
        return genes;
    }

    private static List<String> several(String text) {
        return SEVERAL.splitAsStream(text)
                .map(PlatformColumns::known)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static String known(String text) {
        return MissingTokens.DEFAULT.isMissing(text) || text.equals("---") ? "" : text;
    }

    private static String text(List<String> fields, int at) {
        return at < 0 || at >= fields.size() ? "" : known(fields.get(at));
    }
}
