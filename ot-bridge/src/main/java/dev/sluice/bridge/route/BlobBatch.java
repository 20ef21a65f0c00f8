package dev.sluice.bridge.route;

import dev.sluice.bridge.ForwardedEvent;
import dev.sluice.bridge.Offer;
import dev.sluice.bridge.TargetBatch;
import dev.sluice.contract.SourcePartition;
import java.util.ArrayList;
import java.util.List;

/** The lines of one blob, of one source partition. */
final class BlobBatch implements TargetBatch {
    /** A blob is written in one request, within the time that the target may take for one answer. */
    private static final int MOST_BYTES = 8 << 20;

    private final BlobTarget target;
    private final List<RouteLine> lines = new ArrayList<>();
    private int bytes;

    BlobBatch(BlobTarget target) {
        this.target = target;
    }

    @Override
    public Offer offer(ForwardedEvent event) {
        RouteLine line = RouteLine.of(event);
        if (!lines.isEmpty()
                && (bytes + line.json().length > MOST_BYTES || !line.source().equals(source()))) {
            return Offer.Answer.FULL;
        }
        lines.add(line);
        bytes += line.json().length;
        return Offer.Answer.TAKEN;
    }

    private SourcePartition source() {
        return lines.get(0).source();
    }

    @Override
    public int count() {
        return lines.size();
    }

    @Override
    public double fill() {
        return Math.min(1, (double) bytes / MOST_BYTES);
    }

    @Override
    public void send() {
        target.append(source(), lines);
    }
}
