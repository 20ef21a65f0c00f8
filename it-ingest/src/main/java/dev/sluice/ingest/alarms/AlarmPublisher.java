package dev.sluice.ingest.alarms;

import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.view.Page;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits in the outbox, then forgets it: at least once, for a crash between both sends it again, under the
 * same id. Safe to call from several instances at a time, which may then each send the same.
 */
public final class AlarmPublisher {
    private static final int PAGE = 200;

    private final Outbox outbox;
    private final AlarmSink sink;

    public AlarmPublisher(Outbox outbox, AlarmSink sink) {
        this.outbox = outbox;
        this.sink = sink;
    }

    /**
     * Publishes all that waits.
     *
     * @return how many transitions were published
     * @throws IngestException when storage or the sink is away; what was not yet published still waits
     */
    public int publish() {
        int published = 0;
        @Nullable String continuation = null;
        do {
            Page<Outbox.Entry> page = outbox.waiting(continuation, PAGE);
            publish(page);
            published += page.items().size();
            continuation = page.continuation();
        } while (continuation != null);
        return published;
    }

    private void publish(Page<Outbox.Entry> page) {
        if (!page.items().isEmpty()) {
            sink.send(page.items().stream().map(Outbox.Entry::transition).toList());
            outbox.remove(page.items());
        }
    }
}
