package io.prominence.lake;

/** Genes whose values are in memory, by gene; named G0000 and on unless symbols are given. */
record MadeGenes(float[][] values, String... symbols) implements GeneSource {
    static MadeGenes of(double[][] values, String... symbols) {
        float[][] floats = new float[values.length][];
        for (int gene = 0; gene < floats.length; gene++) {
            floats[gene] = new float[values[gene].length];
            for (int i = 0; i < floats[gene].length; i++) {
                floats[gene][i] = (float) values[gene][i];
            }
        }
        return new MadeGenes(floats, symbols);
    }

    @Override
    public int genes() {
        return values.length;
    }

    @Override
    public GeneName gene(int i) {
        String id = String.format(java.util.Locale.ROOT, "G%04d", i);
        return new GeneName(id, i < symbols.length ? symbols[i] : id);
    }

    @Override
    public void fill(int gene, int firstSample, float[] into) {
        System.arraycopy(values[gene], firstSample, into, 0, into.length);
    }
}
