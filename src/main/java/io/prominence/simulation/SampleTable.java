package io.prominence.simulation;

import io.prominence.domain.CohortSamples;
import io.prominence.domain.CohortSamples.Covariate;
import io.prominence.domain.CohortSamples.Endpoint;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/** What is published of each sample, as ingest would have it from the sources. */
final class SampleTable {
    static final String DISTANT_METASTASIS = "distant-metastasis";
    static final String METASTATIC_TISSUE = "metastatic-tissue";
    static final String OVERALL_SURVIVAL = "os";
    static final String METASTASIS_FREE_SURVIVAL = "dmfs";

    /** Label and endpoint ids in words. */
    static final Map<String, String> DEFINITIONS = Map.of(
            DISTANT_METASTASIS, "distant metastasis at diagnosis: M1 against M0",
            METASTATIC_TISSUE, "the sample is a metastasis, against a primary",
            OVERALL_SURVIVAL, "death of any cause; days from diagnosis",
            METASTASIS_FREE_SURVIVAL, "distant metastasis or death, of patients with M0; days from diagnosis");

    private final SimulatedCohort cohort;
    private final Patients patients;
    private final int[] patient;

    private SampleTable(SimulatedCohort cohort) {
        this.cohort = cohort;
        patients = cohort.patients();
        patient = cohort.specimens().patient();
    }

    static SampleTable of(SimulatedCohort cohort) {
        return new SampleTable(cohort);
    }

    /** All of it, with the names of samples and patients. */
    CohortSamples samples() {
        var names = new SampleNames(cohort);
        var patientIds = new String[patient.length];
        Arrays.setAll(patientIds, i -> names.patient(patient[i]));
        return new CohortSamples(names.samples(), patientIds, labels(), endpoints(), covariates());
    }

    Map<String, byte[]> labels() {
        var labels = new LinkedHashMap<String, byte[]>();
        labels.put(DISTANT_METASTASIS, bytes(i -> patients.metastasisLabel(patient[i])));
        if (cohort.plan().disease().samplesMetastases()) {
            labels.put(METASTATIC_TISSUE, bytes(i -> cohort.specimens().metastatic()[i] ? 1 : 0));
        }
        return labels;
    }

    Map<String, Endpoint> endpoints() {
        var endpoints = new LinkedHashMap<String, Endpoint>();
        endpoints.put(OVERALL_SURVIVAL, endpoint(patients.osDays(), patients.died()));
        endpoints.put(METASTASIS_FREE_SURVIVAL, endpoint(patients.dmfsDays(), patients.dmfsEvent()));
        return endpoints;
    }

    private Endpoint endpoint(int[] days, boolean[] event) {
        return new Endpoint(
                numbers(i -> days[patient[i]] < 0 ? Double.NaN : days[patient[i]]),
                bytes(i -> days[patient[i]] < 0 ? -1 : event[patient[i]] ? 1 : 0),
                new double[patient.length]);
    }

    private Map<String, Covariate> covariates() {
        var sex = new String[patient.length];
        var stage = new String[patient.length];
        Arrays.setAll(sex, i -> patients.male()[patient[i]] ? "male" : "female");
        Arrays.setAll(stage, i -> patients.stageKnown()[patient[i]] ? "I".repeat(patients.stage()[patient[i]]) : null);
        var covariates = new LinkedHashMap<String, Covariate>();
        covariates.put(
                "age",
                Covariate.ofNumbers(
                        numbers(i -> patients.ageKnown()[patient[i]] ? patients.age()[patient[i]] : Double.NaN)));
        covariates.put("sex", Covariate.ofCategories(sex));
        covariates.put("stage", Covariate.ofCategories(stage));
        return covariates;
    }

    private double[] numbers(IntToDoubleFunction value) {
        var numbers = new double[patient.length];
        Arrays.setAll(numbers, value);
        return numbers;
    }

    private byte[] bytes(IntUnaryOperator value) {
        var bytes = new byte[patient.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) value.applyAsInt(i);
        }
        return bytes;
    }
}
