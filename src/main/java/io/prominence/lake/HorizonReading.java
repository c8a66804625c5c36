package io.prominence.lake;

import io.prominence.domain.CohortCard;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.LabelRule;
import io.prominence.domain.OutcomeKind;
import io.prominence.lake.Followed.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads whether an event came within some days. Yes: it did, on that day or before. No: follow-up of at least that many days
 * without it, or a competing event first, after which it never can come. Unknown: censored before, or under observation only
 * from then on, so that an event before could not have been seen.
 */
final class HorizonReading {
    private final LabelRule.Horizon rule;
    private final LabelStatus read;
    private int competing;
    private int censored;
    private int lateEntries;

    private HorizonReading(LabelRule.Horizon rule, int samples) {
        this.rule = rule;
        this.read = new LabelStatus(samples);
    }

    /**
     * Reads the label.
     *
     * @param endpoints endpoint id to what is known of each sample
     */
    static HorizonReading of(String label, LabelRule.Horizon rule, Map<String, List<Followed>> endpoints) {
        List<Followed> followed = endpoints.get(rule.endpoint());
        if (followed == null) {
            throw new ConfigurationException("Cannot read label " + label + ": the cohort does not define the endpoint "
                    + rule.endpoint() + ", of which it is a horizon. Define it, or name another.");
        }
        var reading = new HorizonReading(rule, followed.size());
        for (int i = 0; i < followed.size(); i++) {
            reading.take(i, followed.get(i));
        }
        return reading;
    }

    LabelStatus status() {
        return read;
    }

    CohortCard.Horizon counts() {
        return new CohortCard.Horizon(rule.endpoint(), rule.withinDays(), competing, censored, lateEntries);
    }

    /** What a reader must know where samples came under observation late. */
    Optional<String> warning(String label) {
        return lateEntries == 0
                ? Optional.empty()
                : Optional.of("Label " + label + ": " + lateEntries + " of its samples came under observation after the"
                        + " origin; who had the event before could not be seen, so that the label has too few yes."
                        + " The endpoint " + rule.endpoint() + " takes late entry into account, this label does not.");
    }

    private void take(int i, Followed one) {
        if (!one.isKnown()) {
            read.unknown(i, rule.endpoint() + " is unknown");
        } else if (one.entry() >= rule.withinDays()) {
            read.unknown(i, "under observation only after " + days());
        } else if (one.status() == Status.CENSORED && one.days() < rule.withinDays()) {
            censored++;
            read.unknown(i, "censored before " + days());
        } else {
            boolean within = one.days() <= rule.withinDays();
            competing += within && one.status() == Status.COMPETING ? 1 : 0;
            lateEntries += one.entry() > 0 ? 1 : 0;
            read.known(i, within && one.status() == Status.EVENT);
        }
    }

    private String days() {
        return OutcomeKind.days(rule.withinDays()) + " days";
    }
}
