package dev.sluice.bridge.hold;

/** The claim on a partition ended: whoever works on it stops. No failure, so it carries no stack trace. */
public final class ClaimEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClaimEndedException(Claim claim) {
        super("the claim on partition " + claim.partition() + " has ended", null, false, false);
    }
}
