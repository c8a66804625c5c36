package io.prominence.simulation;

import java.io.Serializable;

/**
 * The planted structure: what raises what, and by how much. Programmes are standard normal.
 *
 * <p>EMT = {@code markerOnEmt} · marker + noise, resistance likewise, both scaled to variance 1. The predictor of
 * metastasis is the sum of {@code …OnMetastasis} terms; it multiplies the hazard of onset by its exponential and, times
 * {@code diagnosisSlope}, is the log odds of metastasis at diagnosis.
 *
 * @param markerOnEmt correlation of the EMT programme with intrinsic PROM2, −1 to 1
 * @param markerOnResistance correlation of the ferroptosis-resistance programme with intrinsic PROM2, −1 to 1
 * @param emtOnMetastasis log hazard ratio of onset per standard deviation of EMT
 * @param resistanceOnMetastasis the same of resistance
 * @param proliferationOnMetastasis the same of proliferation
 * @param stageOnMetastasis the same per step of the local stage, I to III
 * @param ageOnMetastasis the same per 10 years
 * @param maleOnMetastasis the same of male against female
 * @param diagnosisSlope log odds of metastasis at diagnosis per unit of the predictor of metastasis
 * @param resistanceOnDeath log hazard ratio of death after metastasis per standard deviation of resistance
 * @param proliferationOnDeath the same of proliferation
 * @param ageOnDeath log hazard ratio of death without metastasis per 10 years
 * @param loop log2 units by which metastatic burden of 1 raises PROM2 in a sample of mean purity
 */
public record Effects(
        double markerOnEmt,
        double markerOnResistance,
        double emtOnMetastasis,
        double resistanceOnMetastasis,
        double proliferationOnMetastasis,
        double stageOnMetastasis,
        double ageOnMetastasis,
        double maleOnMetastasis,
        double diagnosisSlope,
        double resistanceOnDeath,
        double proliferationOnDeath,
        double ageOnDeath,
        double loop)
        implements Serializable {

    /** Metastatic runaway as published: PROM2 through EMT and resistance to metastasis, and back. */
    public static Effects runaway() {
        return new Effects(0.45, 0.45, 0.5, 0.5, 0.2, 0.25, 0.05, 0.1, 1.5, 0.15, 0.2, 0.5, 0.35);
    }

    /** The same disease without any part for PROM2: its true effect on every outcome is null. */
    public static Effects withoutMarker() {
        return new Effects(0, 0, 0.5, 0.5, 0.2, 0.25, 0.05, 0.1, 1.5, 0.15, 0.2, 0.5, 0);
    }
}
