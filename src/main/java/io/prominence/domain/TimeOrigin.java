package io.prominence.domain;

/** From when an endpoint's time is counted. */
public enum TimeOrigin implements Identified {
    DIAGNOSIS("diagnosis"),
    SAMPLING("sampling");

    private final String id;

    TimeOrigin(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
