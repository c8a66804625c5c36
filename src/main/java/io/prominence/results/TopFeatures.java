package io.prominence.results;

/** What kind of genes stand first in one model. */
@Table(path = "classifier/top_features", row = "one model and a number of first ranks")
public record TopFeatures(
        @Column("model") String model,
        @Column("feature set") String features,
        @Column("how many of the first ranks: 20 or 50") int top,

        @Column("features of the model there: fewer where it uses fewer")
        int n,

        @Column("genes of the panels keratinocyte, tubule, stroma and immune among them")
        int contamination,

        @Column("genes of the panel proliferation among them")
        int proliferation,

        @Column("features of the model, used or not") int nFeatures,

        @Column("genes of the contamination panels among all features of the model")
        int contaminationOfAll,

        @Column("genes of the panel proliferation among all features of the model")
        int proliferationOfAll,

        @Column("rank of the marker; missing where it is no feature, or the model does not use it")
        Integer markerRank,

        @Column(
                "whether the feature set was trained on fewer samples than its parameters need, because classifier.force = true (table"
                        + " classifier/sample_size); missing where it was not kept")
        Boolean forced) {}
