package io.prominence.simulation;

import java.util.Map;

/**
 * The patients of a cohort, in columns: latent programmes, what happened, and what is published of it.
 *
 * @param programmes each tumour programme, {@link Programme#MARKER} to {@link Programme#BURDEN}, with one value per patient, undiluted
 * @param age age at diagnosis in years
 * @param ageKnown whether age is published
 * @param male whether the patient is a man
 * @param stage local stage 1 to 3, without regard to distant metastasis
 * @param stageKnown whether stage is published
 * @param metastasis whether distant metastasis was there at diagnosis
 * @param metastasisKnown whether that is published (otherwise MX)
 * @param osDays days from diagnosis to death or last contact; −1 where lost
 * @param died whether {@code osDays} ends in death
 * @param dmfsDays days from diagnosis to distant metastasis, death or last contact; −1 with metastasis at diagnosis, or MX
 * @param dmfsEvent whether {@code dmfsDays} ends in metastasis or death
 */
record Patients(
        Map<Programme, double[]> programmes,
        double[] age,
        boolean[] ageKnown,
        boolean[] male,
        int[] stage,
        boolean[] stageKnown,
        boolean[] metastasis,
        boolean[] metastasisKnown,
        int[] osDays,
        boolean[] died,
        int[] dmfsDays,
        boolean[] dmfsEvent) {

    int size() {
        return age.length;
    }

    /** 1, 0 or −1 for unknown: whether metastasis at diagnosis, as published. */
    byte metastasisLabel(int patient) {
        return (byte) (!metastasisKnown[patient] ? -1 : metastasis[patient] ? 1 : 0);
    }
}
