package dev.sluice.service.hold;

import org.jspecify.annotations.Nullable;

/** The claim on a partition ended: whoever works on it stops. No failure, so it carries no stack trace. */
public final class ClaimEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * The end of a claim.
     *
     * @param held what had failed last, if it ended while that held
     */
    public ClaimEndedException(Claim claim, @Nullable Throwable held) {
        super("the claim on partition " + claim.partition() + " has ended", held, false, false);
    }
}
