package io.prominence.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that mean the same everywhere, so that no list of them is needed: TCGA's sample types, and the M and N category
 * of the TNM classification as registries write it ({@code M1a}, {@code cM0 (i+)}, {@code [pN2b]}).
 */
public enum Category implements Identified {
    /**
     * TCGA's sample types, from a barcode, its two digits or its name: 06 and 07 (metastatic) against 01 (primary). Recurrent
     * (02), a further primary (05), blood (03, 04, 09), normal (10 to 14) and control (20) are neither.
     */
    TCGA_SAMPLE_TYPE("tcga-sample-type", OutcomeKind.Label.METASTATIC_TISSUE) {
        @Override
        public Meaning of(String value) {
            TcgaSampleType type = TcgaSampleType.of(value).orElse(null);
            return type == null
                    ? Meaning.UNREADABLE
                    : type.isMetastatic()
                            ? Meaning.YES
                            : type == TcgaSampleType.PRIMARY_TUMOR ? Meaning.NO : Meaning.NEITHER;
        }

        @Override
        public String words() {
            return "yes is TCGA sample type 06 or 07 (metastatic), no is 01 (primary)";
        }
    },
    /** M1 and its subcategories against M0; {@code cM0(i+)} is M0, MX is neither. */
    M_CATEGORY("m-category", OutcomeKind.Label.DISTANT_METASTASIS) {
        @Override
        public Meaning of(String value) {
            return Tnm.meaning(Tnm.M, value);
        }

        @Override
        public String words() {
            return "yes is M1 with its subcategories, no is M0 with M0(i+), unknown is MX";
        }
    },
    /** N1 to N3 and their subcategories against N0; {@code N0(i-)} and {@code N0(i+)} are N0, NX is neither. */
    N_CATEGORY("n-category", OutcomeKind.Label.NODAL) {
        @Override
        public Meaning of(String value) {
            return Tnm.meaning(Tnm.N, value);
        }

        @Override
        public String words() {
            return "yes is N1 to N3 with their subcategories, no is N0 with N0(i-) and N0(i+), unknown is NX";
        }
    };

    /** What a value says. */
    public enum Meaning {
        YES,
        NO,
        /** A value of the classification that is neither. */
        NEITHER,
        /** Not a value of the classification. */
        UNREADABLE
    }

    private final String id;
    private final OutcomeKind.Label kind;

    Category(String id, OutcomeKind.Label kind) {
        this.id = id;
        this.kind = kind;
    }

    @Override
    public String id() {
        return id;
    }

    /** The kind of label that it makes. */
    public String kind() {
        return kind.id();
    }

    /** What a value says; trimmed, without case, with or without brackets. */
    public abstract Meaning of(String value);

    /** Which values are yes and no. */
    public abstract String words();

    /** Categories of TNM: prefixes (c, p, y, r, a), the letter, 0 to 3 or X, a subcategory, remarks in brackets. */
    private static final class Tnm {
        static final Pattern M = pattern("m", "01");
        static final Pattern N = pattern("n", "0123+");

        /** @param digits what may follow the letter; a plus stands for any positive one */
        private static Pattern pattern(String letter, String digits) {
            return Pattern.compile("[yra]{0,2}[cp]? ?" + letter + " ?([" + digits + "x])(?:[a-e]{1,2}\\d?|mi| ?nos)?"
                    + "(?: ?\\(? ?(?:mi|mol[+-]|i[+-]|sn|f) ?\\)?| ?\\( ?\\d[+-]? ?\\)?)*");
        }

        static Meaning meaning(Pattern category, String value) {
            String text = value.strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("\\s+", " ")
                    .replaceAll("^[\\[({\"']+|[\\])}\"']+$", "");
            Matcher match = category.matcher(text);
            if (!match.matches()) {
                return Meaning.UNREADABLE;
            }
            return switch (match.group(1)) {
                case "0" -> Meaning.NO;
                case "x" -> Meaning.NEITHER;
                default -> Meaning.YES;
            };
        }
    }

    /** Sample types of TCGA (gdc.cancer.gov, TCGA Code Tables: Sample Type Codes). */
    public enum TcgaSampleType {
        PRIMARY_TUMOR("01", "primary tumor", "primary solid tumor", "tumor", "primary"),
        RECURRENT_TUMOR("02", "recurrent tumor", "recurrent solid tumor", "recurrence"),
        PRIMARY_BLOOD("03", "primary blood derived cancer - peripheral blood"),
        RECURRENT_BLOOD_MARROW("04", "recurrent blood derived cancer - bone marrow"),
        NEW_PRIMARY("05", "additional - new primary", "additional new primary"),
        METASTATIC("06", "metastatic", "metastasis"),
        ADDITIONAL_METASTATIC("07", "additional metastatic"),
        TUMOUR_CELLS("08", "human tumor original cells"),
        PRIMARY_MARROW("09", "primary blood derived cancer - bone marrow"),
        BLOOD_NORMAL("10", "blood derived normal"),
        TISSUE_NORMAL("11", "solid tissue normal", "normal tissue", "normal"),
        BUCCAL_NORMAL("12", "buccal cell normal"),
        EBV_NORMAL("13", "ebv immortalized normal"),
        MARROW_NORMAL("14", "bone marrow normal"),
        CONTROL("20", "control analyte", "cell line control", "control");

        private static final Pattern BARCODE =
                Pattern.compile("(?i)TCGA[-._ ]\\w{2}[-._ ]\\w{4}[-._ ](\\d{2})[A-Z]?(?:[-._ ].*)?");

        private final String code;
        private final String names;

        TcgaSampleType(String code, String... names) {
            this.code = code;
            this.names = String.join("|", names);
        }

        /** The two digits. */
        public String code() {
            return code;
        }

        /** The type that a barcode ({@code TCGA-D3-A1QA-06A-11R}, also with dots), its code or its name says. */
        public static Optional<TcgaSampleType> of(String value) {
            String text = value.strip();
            Matcher barcode = BARCODE.matcher(text);
            String code = barcode.matches() ? barcode.group(1) : bare(text);
            return Arrays.stream(values())
                    .filter(type -> type.code.equals(code) || type.isNamed(text))
                    .findFirst();
        }

        /** {@code 06A} and {@code 6} are {@code 06}. */
        private static String bare(String text) {
            return text.matches("\\d") ? "0" + text : text.matches("(?i)\\d{2}[A-Z]") ? text.substring(0, 2) : text;
        }

        private boolean isNamed(String text) {
            return Arrays.stream(names.split("\\|", -1))
                    .anyMatch(name -> letters(name).equals(letters(text)));
        }

        private static String letters(String text) {
            return text.toLowerCase(Locale.ROOT).replace("tumour", "tumor").replaceAll("[^a-z]", "");
        }

        boolean isMetastatic() {
            return this == METASTATIC || this == ADDITIONAL_METASTATIC;
        }

        /** Normal tissue or blood, or a control: not a tumour. */
        public boolean isNormal() {
            return compareTo(BLOOD_NORMAL) >= 0;
        }
    }
}
