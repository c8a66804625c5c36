package io.prominence.report.words;

import io.prominence.domain.EffectScale;

/** How an effect is shown: the scale that readers think in, its name and its value under no effect. */
public enum EffectView {
    HAZARD_RATIO(EffectScale.LOG_HAZARD_RATIO, "hazard ratio", "hazard ratio per unit of expression", Axis.LOG),
    AUC(EffectScale.AUC, "AUC", "AUC: positive sample above negative one", Axis.LINEAR),
    LOG2_FOLD_CHANGE(
            EffectScale.LOG2_FOLD_CHANGE, "log2 fold change", "log2 fold change, positive minus negative", Axis.LINEAR),
    CORRELATION(EffectScale.FISHER_Z, "correlation", "correlation with the marker", Axis.LINEAR),
    CORRELATION_DIFFERENCE(
            EffectScale.FISHER_Z_DIFFERENCE,
            "difference of correlations",
            "difference of correlations with the marker, as Fisher's z, positive minus negative",
            Axis.LINEAR),
    HAZARD_RATIO_CHANGE(
            EffectScale.LOG_HAZARD_RATIO_CHANGE,
            "ratio of hazard ratios",
            "ratio of hazard ratios per unit of the modifier",
            Axis.LOG),
    LOG2_FOLD_CHANGE_CHANGE(
            EffectScale.LOG2_FOLD_CHANGE_CHANGE,
            "change of the log2 fold change",
            "change of the log2 fold change per unit of the modifier",
            Axis.LINEAR);

    /** Spacing of an axis. */
    public enum Axis {
        LINEAR,
        LOG
    }

    private final EffectScale scale;
    private final String title;
    private final String axisTitle;
    private final Axis axis;

    EffectView(EffectScale scale, String title, String axisTitle, Axis axis) {
        this.scale = scale;
        this.title = title;
        this.axisTitle = axisTitle;
        this.axis = axis;
    }

    /**
     * The view of an effect scale.
     *
     * @param scale an effect scale as tables name it
     */
    public static EffectView ofScale(String scale) {
        for (EffectView view : values()) {
            if (view.scale.id().equals(scale)) {
                return view;
            }
        }
        throw new IllegalArgumentException(
                "Cannot show an effect on scale " + scale + ": the report does not know it.");
    }

    public String title() {
        return title;
    }

    public String axisTitle() {
        return axisTitle;
    }

    public Axis axis() {
        return axis;
    }

    /** An effect of a table on the scale shown; missing stays missing. */
    public Double shown(Double effect) {
        return effect == null ? null : Double.valueOf(transformed(effect));
    }

    private double transformed(double effect) {
        return switch (this) {
            case HAZARD_RATIO, HAZARD_RATIO_CHANGE -> Math.exp(effect);
            case CORRELATION -> Math.tanh(effect);
            case AUC, LOG2_FOLD_CHANGE, LOG2_FOLD_CHANGE_CHANGE, CORRELATION_DIFFERENCE -> effect;
        };
    }

    /** The value under no effect, on the scale shown. */
    public double nullShown() {
        return transformed(scale.nullValue());
    }

    /** The value under no effect: {@code 1}, {@code 0} or {@code 0.5}. */
    public String nullWords() {
        return nullShown() == Math.rint(nullShown())
                ? Long.toString(Math.round(nullShown()))
                : Double.toString(nullShown());
    }

    /** {@code 1.12 (1.05 to 1.19)} on the scale shown; empty where missing. */
    public String withInterval(Double effect, Double low, Double high) {
        return Numbers.withInterval(shown(effect), shown(low), shown(high));
    }

    /** {@code 1.05 to 1.19} on the scale shown; empty where missing. */
    public String interval(Double effect, Double low, Double high) {
        return Numbers.interval(shown(effect), shown(low), shown(high));
    }

    /** True where an interval of a table lies wholly on one side of no effect. */
    public boolean excludesNull(Double low, Double high) {
        return low != null && high != null && (low > scale.nullValue() || high < scale.nullValue());
    }
}
