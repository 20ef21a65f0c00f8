package dev.sluice.bridge.forward;

import dev.sluice.bridge.BatchRefusedException;
import dev.sluice.bridge.ForwardedEvent;
import dev.sluice.bridge.Offer;
import dev.sluice.bridge.Target;
import dev.sluice.bridge.TargetBatch;
import dev.sluice.contract.Provenance;
import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A target in memory whose batches hold a number of body bytes, and whose sends go as scripted, then well. */
final class FakeTarget implements Target {
    /** How a send goes. */
    enum Outcome {
        ACCEPTED,
        /** Nothing is stored, and the sender learns of a failure. */
        FAILED,
        /** All is stored, but the sender learns of a failure. */
        UNKNOWN,
        /** Nothing is stored, refused for its size. */
        TOO_LARGE
    }

    final List<List<Long>> batches = new ArrayList<>();
    final List<Long> stored = new ArrayList<>();
    final List<Long> incarnations = new ArrayList<>();
    final Deque<Outcome> script = new ArrayDeque<>();
    final Set<Long> poisonous = new HashSet<>();
    int doubts;
    int most = Integer.MAX_VALUE;
    Runnable beforeSend = () -> {};
    private final int batchBytes;

    FakeTarget(int batchBytes) {
        this.batchBytes = batchBytes;
    }

    @Override
    public TargetBatch open(String sourcePartition) {
        return new Batch();
    }

    @Override
    public void doubt() {
        doubts++;
    }

    private static long sequence(ForwardedEvent event) {
        return (Long) event.properties().get(Provenance.SOURCE_SEQUENCE);
    }

    private final class Batch implements TargetBatch {
        private final List<ForwardedEvent> events = new ArrayList<>();
        private int bytes;

        @Override
        public Offer offer(ForwardedEvent event) {
            if (poisonous.contains(sequence(event))) {
                throw new IllegalStateException("planned");
            }
            if (event.body().length > batchBytes) {
                return new Offer.Refused(new QuarantineReason("too-large", "the body has too many bytes"));
            }
            if (bytes + event.body().length > batchBytes) {
                return Offer.Answer.FULL;
            }
            bytes += event.body().length;
            events.add(event);
            return Offer.Answer.TAKEN;
        }

        @Override
        public int count() {
            return events.size();
        }

        @Override
        public double fill() {
            return (double) bytes / batchBytes;
        }

        @Override
        public void send() {
            beforeSend.run();
            Outcome outcome = events.size() > most ? Outcome.TOO_LARGE : next();
            switch (outcome) {
                case ACCEPTED -> store();
                case FAILED -> throw new ServiceException(FailureCode.UNREACHABLE, "the link is broken");
                case UNKNOWN -> {
                    store();
                    throw new ServiceException(FailureCode.UNREACHABLE, "no answer");
                }
                case TOO_LARGE ->
                    throw new BatchRefusedException(
                            new QuarantineReason("too-large", "refused for its size"), new IllegalStateException());
            }
        }

        private Outcome next() {
            return script.isEmpty() ? Outcome.ACCEPTED : script.pop();
        }

        private void store() {
            List<Long> sequences = events.stream().map(FakeTarget::sequence).toList();
            batches.add(sequences);
            stored.addAll(sequences);
            events.forEach(e -> incarnations.add((Long) e.properties().get(Provenance.SOURCE_INCARNATION)));
        }
    }
}
