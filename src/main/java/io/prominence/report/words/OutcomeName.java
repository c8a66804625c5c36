package io.prominence.report.words;

/**
 * An outcome as tables name it.
 *
 * @param kind {@code marker}, {@code label} or {@code endpoint}
 * @param id what follows the colon
 */
public record OutcomeName(String kind, String id) {
    public static OutcomeName of(String outcome) {
        int colon = outcome.indexOf(':');
        return colon < 0
                ? new OutcomeName("", outcome)
                : new OutcomeName(outcome.substring(0, colon), outcome.substring(colon + 1));
    }

    public boolean isEndpoint() {
        return kind.equals("endpoint");
    }

    public boolean isLabel() {
        return kind.equals("label");
    }

    /** {@code endpoint os}. */
    public String words() {
        return kind.isEmpty() ? id : kind + " " + id;
    }

    /** {@code unadjusted}, or {@code adjusted for age + sex}. */
    public static String adjustmentWords(String adjustment) {
        return adjustment.isEmpty() ? "unadjusted" : "adjusted for " + adjustment.replace("+", " + ");
    }

    /** An undefined reason in words: {@code too few events}. */
    public static String reasonWords(String reason) {
        return reason == null ? "not estimated" : "not estimated: " + reason.replace('-', ' ');
    }
}
