package io.prominence.domain;

import java.util.Locale;
import java.util.Optional;

/**
 * Sex as two genes say it, and as a covariate states it: XIST is expressed from an inactive X chromosome, RPS4Y1 lies on Y.
 */
public enum Sex implements Identified {
    FEMALE("female", "f", "woman"),
    MALE("male", "m", "man");

    /** Symbol of the gene that speaks for female. */
    public static final String XIST = "XIST";
    /** Symbol of the gene that speaks for male. */
    public static final String RPS4Y1 = "RPS4Y1";
    /** Id of the covariate that calls are held against. */
    public static final String COVARIATE = "sex";

    /** So much more of one gene than of the other, on a log2 scale, is a call: fourfold. */
    private static final double LEAST_DIFFERENCE = 2;

    private final String id;
    private final String letter;
    private final String word;

    Sex(String id, String letter, String word) {
        this.id = id;
        this.letter = letter;
        this.word = word;
    }

    @Override
    public String id() {
        return id;
    }

    /**
     * The call from log2 values: at least four times as much of one gene as of the other; empty where it is less, or a value
     * is missing.
     */
    public static Optional<Sex> called(double xist, double rps4y1) {
        double difference = xist - rps4y1;
        return difference >= LEAST_DIFFERENCE
                ? Optional.of(FEMALE)
                : difference <= -LEAST_DIFFERENCE ? Optional.of(MALE) : Optional.empty();
    }

    /** What a covariate states, in any of the usual words; empty where it is none of them. */
    public static Optional<Sex> stated(String text) {
        String trimmed = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        for (Sex sex : values()) {
            if (trimmed.equals(sex.id) || trimmed.equals(sex.letter) || trimmed.equals(sex.word)) {
                return Optional.of(sex);
            }
        }
        return Optional.empty();
    }
}
