package io.prominence.formats.annotation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A gene symbol that a spreadsheet took for a date: {@code SEPT2} became {@code 2-Sep}, {@code Sep-02},
 * {@code 2006-09-02} or the number of its day, 38962; or that it took for a number, as {@code 2310009E13} became
 * {@code 2.31E+19}.
 *
 * <p>Which genes can have been meant is a list, not a guess: {@code 1-Mar} was {@code MARCH1} or {@code MARC1}. The
 * genes concerned were renamed by HGNC for this reason, so each has two symbols.
 *
 * @see <a href="https://doi.org/10.1186/s13059-016-1044-7">Ziemann, Eren and El-Osta, Genome Biology 2016</a>
 * @see <a href="https://doi.org/10.1371/journal.pcbi.1008984">Abeysooriya et al., PLOS Computational Biology 2021</a>
 * @see <a href="https://doi.org/10.1038/s41588-020-0669-3">Bruford et al., Nature Genetics 2020</a>
 * @param text the text as found
 * @param candidates genes that can have been meant; empty where none is known
 * @param isNumber true for the number of a day, which could be an Entrez id as well
 */
record MangledSymbol(String text, List<Candidate> candidates, boolean isNumber) {
    /**
     * A gene that can have been meant.
     *
     * @param former the symbol that looks like a date
     * @param current the symbol since 2020; the same where it was not renamed
     */
    record Candidate(String former, String current) {}

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final String MONTH = "(" + String.join("|", MONTHS) + "|SEPT)";
    private static final Pattern DAY_MONTH =
            Pattern.compile("(\\d{1,2})[-. /]" + MONTH + "(?:[-. /](?:\\d{2}|\\d{4}))?");
    private static final Pattern MONTH_DAY = Pattern.compile(MONTH + "[-. /](\\d{1,2})");
    private static final Pattern ISO = Pattern.compile("\\d{4}-(\\d{2})-(\\d{2})(?:[T ]00:00(?::00)?)?");
    private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(?:\\d{2}|\\d{4})");
    private static final Pattern FLOAT = Pattern.compile("\\d(?:\\.\\d+)?E\\+\\d{1,3}");
    private static final Pattern DAY_NUMBER = Pattern.compile("\\d{5}");
    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);
    private static final int FIRST_YEAR = 1995;
    private static final int LAST_YEAR = 2035;

    /** Symbols that begin like a month, by month; a number that is not here is no gene. */
    private static final Map<String, List<Family>> FAMILIES = Map.of(
            "MAR", List.of(new Family("MARCH", "MARCHF", 1, 11), new Family("MARC", "MTARC", 1, 2)),
            "APR", List.of(new Family("APR-", "APR-", 1, 3)),
            "SEP", List.of(new Family("SEPT", "SEPTIN", 1, 14), new Family("SEP15", "SELENOF", 15)),
            "OCT", List.of(new Family("OCT", "OCT", 1, 11)),
            "DEC", List.of(new Family("DEC1", "DELEC1", 1), new Family("DEC2", "DEC2", 2)));

    /** Genes whose symbols differ in a number, or one gene that has it in its symbol. */
    private record Family(String former, String current, int first, int last, boolean isNumbered) {
        Family(String former, String current, int first, int last) {
            this(former, current, first, last, true);
        }

        Family(String former, String current, int number) {
            this(former, current, number, number, false);
        }

        Candidate of(int number) {
            return isNumbered ? new Candidate(former + number, current + number) : new Candidate(former, current);
        }
    }

    /** Former symbols of the genes that can have been meant, joined by "or"; empty where none is known. */
    Optional<String> names() {
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        " or ", candidates.stream().map(Candidate::former).toList()));
    }

    /** What this text was, if it looks like something that a spreadsheet makes of a gene symbol. */
    static Optional<MangledSymbol> of(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        List<Candidate> candidates = new ArrayList<>();
        if (matches(DAY_MONTH, upper, candidates, 1, 2)
                || matches(MONTH_DAY, upper, candidates, 2, 1)
                || matches(ISO, upper, candidates, 2, 1)) {
            return Optional.of(new MangledSymbol(text, candidates, false));
        }
        Matcher slashes = SLASHES.matcher(upper);
        if (slashes.matches()) {
            add(slashes.group(1), slashes.group(2), candidates);
            add(slashes.group(2), slashes.group(1), candidates);
            return Optional.of(new MangledSymbol(text, candidates, false));
        }
        if (FLOAT.matcher(upper).matches()) {
            return Optional.of(new MangledSymbol(text, List.of(), false));
        }
        return dayNumber(upper).map(found -> new MangledSymbol(text, found, true));
    }

    private static boolean matches(Pattern form, String text, List<Candidate> candidates, int day, int month) {
        Matcher parts = form.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        add(parts.group(day), parts.group(month), candidates);
        return true;
    }

    /** A month in letters, or its number. */
    private static void add(String day, String month, List<Candidate> candidates) {
        int number = Integer.parseInt(day);
        String name = month;
        if (Character.isDigit(month.charAt(0))) {
            int position = Integer.parseInt(month);
            name = position >= 1 && position <= MONTHS.size() ? MONTHS.get(position - 1) : "";
        }
        if (!name.isEmpty()) {
            FAMILIES.getOrDefault(name.substring(0, 3), List.of()).stream()
                    .filter(family -> number >= family.first() && number <= family.last())
                    .map(family -> family.of(number))
                    .forEach(candidates::add);
        }
    }

    /** Days since the end of 1899, of the years in which such files were made; only those of months that genes look like. */
    private static Optional<List<Candidate>> dayNumber(String text) {
        if (!DAY_NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = DAY_0.plusDays(Integer.parseInt(text));
            List<Candidate> candidates = new ArrayList<>();
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                add(Integer.toString(date.getDayOfMonth()), Integer.toString(date.getMonthValue()), candidates);
            }
            return candidates.isEmpty() ? Optional.empty() : Optional.of(candidates);
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
