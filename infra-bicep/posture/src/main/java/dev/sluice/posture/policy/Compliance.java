package dev.sluice.posture.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a policy says of a resource. */
public enum Compliance {
    COMPLIANT("compliant"),
    NON_COMPLIANT("non-compliant"),
    /** The plan doesn't tell, or this evaluator can't read the rule; never a pass. */
    UNSUPPORTED("unsupported");

    private final String text;

    Compliance(String text) {
        this.text = text;
    }

    /** As reports write it. */
    @JsonValue
    public String text() {
        return text;
    }
}
