package dev.sluice.ingest.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.view.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlarmPublisherTest {
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final List<AlarmTransition> sent = new ArrayList<>();

    @Test
    void sendsAllThatWaitsInOrderAndForgetsIt() {
        IntStream.range(0, 450).forEach(outbox::add);

        assertThat(new AlarmPublisher(outbox, sent::addAll).publish()).isEqualTo(450);
        assertThat(sent).extracting(transition -> transition.start().sequence()).isSorted();
        assertThat(sent).hasSize(450);
        assertThat(outbox.rows).isEmpty();
        assertThat(new AlarmPublisher(outbox, sent::addAll).publish()).isZero();
    }

    @Test
    void keepsWhatWasNotAccepted() {
        outbox.add(1);
        AlarmPublisher broken = new AlarmPublisher(outbox, transitions -> {
            throw new IngestException(IngestException.Code.ALARMS_UNAVAILABLE, "away");
        });

        assertThatThrownBy(broken::publish).isInstanceOf(IngestException.class);
        assertThat(outbox.rows).hasSize(1);
        assertThat(new AlarmPublisher(outbox, sent::addAll).publish()).isOne();
        assertThat(sent).hasSize(1);
    }

    /** An outbox whose pages begin behind the last row of the one before, empty ones among them. */
    private static final class MemoryOutbox implements Outbox {
        private final TreeMap<String, AlarmTransition> rows = new TreeMap<>();

        void add(int sequence) {
            rows.put(
                    "%09d".formatted(sequence),
                    new AlarmTransition(
                            AlarmTransition.Kind.RAISED,
                            Telemetry.PUMP,
                            "hot",
                            Telemetry.id(sequence),
                            Telemetry.START,
                            "warning",
                            "temperature",
                            "81"));
        }

        @Override
        public Page<Entry> waiting(@Nullable String continuation, int limit) {
            if (continuation == null) {
                return new Page<>(List.of(), "");
            }
            List<Entry> entries = rows.tailMap(continuation, false).entrySet().stream()
                    .limit(limit)
                    .map(row -> new Entry(row.getValue(), row.getKey()))
                    .toList();
            return new Page<>(
                    entries,
                    entries.size() < limit ? null : entries.get(limit - 1).row());
        }

        @Override
        public void remove(List<Entry> published) {
            published.forEach(entry -> rows.remove(entry.row()));
        }
    }
}
