package io.prominence.scan;

import io.prominence.lake.GeneVector;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import scala.Tuple2;

/**
 * One gene in all cohorts.
 *
 * @param geneId id of the gene
 * @param geneSymbol its symbol in the first cohort that measures it
 * @param byCohort its values, one entry per cohort; null where the cohort does not measure it
 */
record GeneGroup(String geneId, String geneSymbol, float[][] byCohort) {

    /** One gene in one cohort. */
    record Member(int cohort, GeneVector vector) implements Serializable {}

    /** Groups members that come sorted by gene. */
    static Iterator<GeneGroup> of(Iterator<Tuple2<String, Member>> sorted, int cohorts) {
        return new Grouping(sorted, cohorts);
    }

    private static final class Grouping implements Iterator<GeneGroup> {
        private final Iterator<Tuple2<String, Member>> sorted;
        private final int cohorts;
        private Tuple2<String, Member> ahead;

        Grouping(Iterator<Tuple2<String, Member>> sorted, int cohorts) {
            this.sorted = sorted;
            this.cohorts = cohorts;
            advance();
        }

        private void advance() {
            ahead = sorted.hasNext() ? sorted.next() : null;
        }

        @Override
        public boolean hasNext() {
            return ahead != null;
        }

        @Override
        public GeneGroup next() {
            if (ahead == null) {
                throw new NoSuchElementException("no more genes");
            }
            String id = ahead._1();
            List<Member> members = new ArrayList<>();
            while (ahead != null && ahead._1().equals(id)) {
                members.add(ahead._2());
                advance();
            }
            return group(id, members);
        }

        private GeneGroup group(String id, List<Member> members) {
            float[][] values = new float[cohorts][];
            int first = cohorts;
            String symbol = "";
            for (Member member : members) {
                values[member.cohort()] = member.vector().values();
                if (member.cohort() < first) {
                    first = member.cohort();
                    symbol = member.vector().geneSymbol();
                }
            }
            return new GeneGroup(id, symbol, values);
        }
    }
}
