package dev.sluice.bridge.doctor;

/** What a probe found. */
record Answer(Verdict verdict, String detail) {
    static Answer ok(String detail) {
        return new Answer(Verdict.OK, detail);
    }

    static Answer warning(String detail) {
        return new Answer(Verdict.WARNING, detail);
    }

    static Answer failed(String detail) {
        return new Answer(Verdict.FAILED, detail);
    }

    static Answer skipped(String detail) {
        return new Answer(Verdict.SKIPPED, detail);
    }
}
