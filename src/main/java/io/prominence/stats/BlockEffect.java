package io.prominence.stats;

/** What the samples of a block (a patient) have in common. */
enum BlockEffect {
    /** A level of their own, estimated: only differences within blocks count. */
    FIXED,
    /** A correlation: differences between blocks count too, as much as it lets them. */
    RANDOM
}
