package io.prominence.domain;

import java.util.Optional;

/** From which probability on a sample is called positive. */
public sealed interface ThresholdRule {
    /** As it stands in configuration and cards. */
    String id();

    /** The probability at which sensitivity and specificity together are largest in the training. */
    record Youden() implements ThresholdRule {
        @Override
        public String id() {
            return "youden";
        }
    }

    /**
     * The same for every model, chosen by whoever knows what a wrong call costs.
     *
     * @param probability above 0 and below 1
     */
    record Fixed(double probability) implements ThresholdRule {
        @Override
        public String id() {
            return Double.toString(probability);
        }
    }

    /**
     * The largest probability that has this sensitivity in the training.
     *
     * @param least above 0, at most 1
     */
    record Sensitivity(double least) implements ThresholdRule {
        @Override
        public String id() {
            return SENSITIVITY + least;
        }
    }

    /** What a sensitivity begins with in configuration. */
    String SENSITIVITY = "sensitivity>=";

    /** Reads {@code youden}, a probability, or {@code sensitivity>=0.9}; empty for anything else. */
    static Optional<ThresholdRule> of(String text) {
        String rule = text.replaceAll("\\s", "");
        if (rule.equalsIgnoreCase("youden")) {
            return Optional.of(new Youden());
        }
        boolean sensitivity = rule.regionMatches(true, 0, SENSITIVITY, 0, SENSITIVITY.length());
        String number = sensitivity ? rule.substring(SENSITIVITY.length()) : rule;
        if (!number.matches("[0-9]*\\.?[0-9]+")) {
            return Optional.empty();
        }
        double value = Double.parseDouble(number);
        boolean inside = value > 0 && (sensitivity ? value <= 1 : value < 1);
        return inside ? Optional.of(sensitivity ? new Sensitivity(value) : new Fixed(value)) : Optional.empty();
    }
}
