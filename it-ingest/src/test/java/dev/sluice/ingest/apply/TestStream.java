package dev.sluice.ingest.apply;

import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.MeasuredValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a partition of the IT hub holds, as the bridge guarantees it: first occurrences in order with gaps, some of which
 * are closed later; repeats anywhere.
 */
final class TestStream {
    private static final String HUB = "ot-hub";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;
    private final int devices;
    private final List<TestEvent> events = new ArrayList<>();

    private TestStream(Random random, int devices) {
        this.random = random;
        this.devices = devices;
    }

    /** A stream of so many sequences in each of a few source partitions. */
    static List<TestEvent> random(Random random, int devices, int sequences) {
        TestStream stream = new TestStream(random, devices);
        stream.fill(sequences);
        return stream.events;
    }

    private void fill(int sequences) {
        List<Run> runs = new ArrayList<>();
        for (int partition = 0; partition < 1 + random.nextInt(3); partition++) {
            runs.add(new Run(
                    new SourcePartition(HUB, 1 + partition / 2, Integer.toString(partition)),
                    random.nextInt(3) == 0 ? 5 : 0));
        }
        for (int i = 0; i < sequences * runs.size(); i++) {
            runs.get(random.nextInt(runs.size())).advance();
        }
    }

    /** One source partition's part. A device belongs to one partition of an incarnation, as in IoT Hub. */
    private final class Run {
        private final SourcePartition source;
        private final List<TestEvent> skipped = new ArrayList<>();
        private final List<TestEvent> sent = new ArrayList<>();
        private long next;
        private Instant now = START;

        Run(SourcePartition source, long first) {
            this.source = source;
            this.next = first;
        }

        void advance() {
            switch (random.nextInt(12)) {
                case 0 -> skipped.add(make());
                case 1 -> late();
                case 2, 3 -> repeat();
                default -> send(make());
            }
        }

        private void send(TestEvent event) {
            events.add(event);
            sent.add(event);
        }

        private void late() {
            if (!skipped.isEmpty()) {
                send(skipped.remove(random.nextInt(skipped.size())));
            }
        }

        private void repeat() {
            if (!sent.isEmpty()) {
                int from = random.nextInt(sent.size());
                events.addAll(sent.subList(from, Math.min(sent.size(), from + 1 + random.nextInt(4))));
            }
        }

        private TestEvent make() {
            now = now.plusSeconds(random.nextInt(8) == 0 ? 300 : random.nextInt(20) - 2);
            return new TestEvent(
                    source,
                    next++,
                    now,
                    "device-" + Integer.parseInt(source.partition()) % 2 + "-" + random.nextInt(devices),
                    "type-" + random.nextInt(2),
                    "site-" + random.nextInt(3),
                    random.nextInt(3) == 0 ? "fw-" + random.nextInt(5) : null,
                    values(),
                    random.nextInt(100),
                    random.nextInt(10) > 0,
                    random.nextInt(15) == 0);
        }

        private Map<String, MeasuredValue> values() {
            Map<String, MeasuredValue> values = new HashMap<>();
            values.put("v", number(random.nextInt(100)));
            for (int more = random.nextInt(3); more > 0; more--) {
                values.put("m" + random.nextInt(6), number(random.nextInt()));
            }
            return values;
        }

        private MeasuredValue number(int value) {
            return new MeasuredValue(MeasuredValue.Kind.NUMBER, Integer.toString(value));
        }
    }
}
