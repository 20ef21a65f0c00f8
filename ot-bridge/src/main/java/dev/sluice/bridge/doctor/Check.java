package dev.sluice.bridge.doctor;

import static java.util.Objects.requireNonNull;

import dev.sluice.contract.ExplainedFailure;
import dev.sluice.contract.access.EntraErrors;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One thing that is looked at.
 *
 * @param name what it is called
 * @param place where it stands
 * @param probe looks
 */
record Check(String name, Place place, Probe probe) {
    /** Longer than any probe should take; some wait for the network by themselves. */
    private static final Duration LIMIT = Duration.ofSeconds(50);

    /** Where a check stands on the way to the target. */
    enum Place {
        /** A step of the way: the next ones make no sense without it. */
        ON_THE_WAY,
        /** Needs the way up to here; nothing else needs it. */
        BESIDE_THE_WAY,
        /** Has nothing to do with the way. */
        APART
    }

    /** Looks at something. It throws, or fails, when that is wrong. */
    interface Probe {
        Answer look() throws Exception;
    }

    /** Looks; returns in any case. */
    Finding run() {
        FutureTask<Answer> look = new FutureTask<>(probe::look);
        Thread thread = new Thread(look, "doctor");
        thread.setDaemon(true);
        thread.start();
        Answer answer = answer(look);
        return new Finding(name, answer.verdict(), answer.detail());
    }

    private static Answer answer(FutureTask<Answer> look) {
        try {
            return look.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            look.cancel(true);
            return Answer.failed("no answer within " + LIMIT.toSeconds() + " s: check the network");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.skipped("interrupted");
        } catch (ExecutionException e) {
            return Answer.failed(detail(requireNonNull(e.getCause())));
        }
    }

    /** Other messages than those made for it may hold anything, so only their kind is told. */
    private static String detail(Throwable failure) {
        String detail = failure instanceof ExplainedFailure
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName();
        return EntraErrors.explain(failure)
                .filter(explanation -> !detail.contains(explanation))
                .map(explanation -> detail + "; " + explanation)
                .orElse(detail);
    }
}
