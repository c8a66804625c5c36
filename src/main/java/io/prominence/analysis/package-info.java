/**
 * Named scientific questions: which genes go with the marker, with metastasis and with survival in each cohort ({@link
 * io.prominence.analysis.GenomeWideAssociation}), in all of them together ({@link io.prominence.analysis.Pooling}, of
 * one {@link io.prominence.analysis.AssociationSet}, which exists only where effects are on one scale), what the marker
 * itself does ({@link io.prominence.analysis.MarkerDossier}, {@link io.prominence.analysis.MarkerForest}), and how far it
 * stands out from other genes ({@link io.prominence.analysis.MarkerSpecificity}), random signatures ({@link
 * io.prominence.analysis.RandomSignatures}) and permuted outcomes ({@link io.prominence.analysis.PermutationNull}).
 *
 * <p>Lives here: what is asked, of which samples, and which row says the answer. Must not live here: Spark (that is
 * {@code scan}), formulas (that is {@code stats}), files (that is {@code results}). A new question is a class here that
 * takes cohort versions and gives result records.
 */
package io.prominence.analysis;
