/**
 * The metastasis classifier.
 *
 * <p>Lives here: splits, features, training with Spark MLlib, validation, the model bundle and scoring. Must not live here: measures such as AUROC, which are kernels of stats.
 */
package io.prominence.classifier;
