package dev.sluice.ingest.apply;

import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.Intake;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.service.event.ReceivedEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Devices that send one after the other, without end. */
public final class SteadyStream {
    private static final SourcePartition SOURCE = new SourcePartition("ot-hub", 1, "0");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final int devices;
    private long sequence;

    public SteadyStream(int devices) {
        this.devices = devices;
    }

    public int devices() {
        return devices;
    }

    /** An intake that takes such events. */
    public Intake intake(StateStore store) {
        return Player.intake(store, new HashSet<>(), AlarmRules.NONE, false);
    }

    /** The next events. */
    public List<ReceivedEvent> next(int events) {
        return IntStream.range(0, events).mapToObj(i -> make().received()).toList();
    }

    private TestEvent make() {
        long number = sequence++;
        return new TestEvent(
                SOURCE,
                number,
                START.plusMillis(number),
                "device-" + number % devices,
                "default",
                "site-" + number % devices % 7,
                "1.0",
                Map.of("v", new MeasuredValue(MeasuredValue.Kind.NUMBER, Long.toString(number))),
                40,
                true,
                false);
    }
}
