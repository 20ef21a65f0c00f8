package dev.sluice.service.hold;

import java.util.function.Supplier;

/** Repeats what fails, with growing waits, until it succeeds or the claim ends. Used by one thread at a time. */
public final class Hold {
    private final Claim claim;
    private final Backoff backoff;
    private final HoldLog log;

    /** Holds a partition. */
    public Hold(Claim claim, Pace pace) {
        this(claim, pace.backoff(), new HoldLog("partition", claim.partition(), pace.clock()));
    }

    /** Holds what the log names. */
    public Hold(Claim claim, Backoff backoff, HoldLog log) {
        this.claim = claim;
        this.backoff = backoff;
        this.log = log;
    }

    /**
     * The result of the first attempt that succeeds.
     *
     * @throws ClaimEndedException when the claim ends before that
     */
    public <T> T until(Supplier<T> attempt) {
        claim.require();
        for (int failures = 1; ; failures++) {
            try {
                T result = attempt.get();
                log.succeeded();
                return result;
            } catch (ClaimEndedException e) {
                throw e;
            } catch (RuntimeException e) {
                pause(e, failures);
            }
        }
    }

    /** Like {@link #until} for an attempt without a result. */
    public void run(Runnable attempt) {
        until(() -> {
            attempt.run();
            return true;
        });
    }

    private void pause(RuntimeException failure, int failures) {
        requireClaim(failure);
        log.failed(failure);
        claim.awaitEnd(backoff.after(failures));
        requireClaim(failure);
    }

    private void requireClaim(RuntimeException failure) {
        if (claim.hasEnded()) {
            throw new ClaimEndedException(claim, failure);
        }
    }
}
