package io.prominence.results;

/** One step of a Kaplan–Meier curve. */
@Table(path = "dossier/curves", row = "one step of a Kaplan-Meier curve of the marker's low or high half")
public record SurvivalPoint(
        @Column("cohort") String cohortId,
        @Column("endpoint") String endpoint,
        @Column("low (marker not above its median) or high") String group,

        @Column("days since the endpoint's origin; 0 is the start")
        double timeDays,

        @Column("patients under observation just before time_days")
        int atRisk,

        @Column("events at time_days") int nEvents,
        @Column("censored at time_days") int nCensored,

        @Column("Kaplan-Meier survival just after time_days, 0 to 1")
        double survival,

        @Column("lower end of its 95 % interval (log transform, Greenwood); missing where survival is 0")
        Double ciLow,

        @Column("upper end of its 95 % interval") Double ciHigh) {}
