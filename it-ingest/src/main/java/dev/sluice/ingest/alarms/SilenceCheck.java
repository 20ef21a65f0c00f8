package dev.sluice.ingest.alarms;

import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.DeviceAlarms;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.alarms.QuietDevices.PartitionClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Raises the alarms of devices that are silent now. What it finds would be found by each device's next event as well: it
 * is there for those that never send one. A source partition that lags is left alone, for what its devices sent may
 * still be on its way. Safe to call from several instances at a time.
 */
public final class SilenceCheck {
    private final QuietDevices devices;
    private final FileRules rules;
    private final Duration longestLag;
    private final Clock clock;

    /**
     * A check.
     *
     * @param longestLag how far the watermark of a source partition may be behind
     */
    public SilenceCheck(QuietDevices devices, FileRules rules, Duration longestLag, Clock clock) {
        this.devices = devices;
        this.rules = rules;
        this.longestLag = longestLag;
        this.clock = clock;
    }

    /**
     * What a check came to.
     *
     * @param raised alarms that it raised
     * @param paused source partitions that it left alone
     * @param failed devices that others wrote time and again, or that storage refused: the next check tries them again
     */
    public record Result(int raised, int paused, int failed) {}

    /**
     * Looks at all devices once.
     *
     * @throws IngestException when storage is away
     */
    public Result run() {
        return rules.shortestSilence().map(this::run).orElse(new Result(0, 0, 0));
    }

    private Result run(Duration shortest) {
        AtomicInteger raised = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        int paused = 0;
        for (PartitionClock partition : devices.clocks()) {
            if (lags(partition)) {
                paused++;
            } else {
                Instant before = partition.watermark().minus(shortest);
                devices.forEach(partition.source(), before, device -> judge(device, partition, raised, failed));
            }
        }
        return new Result(raised.get(), paused, failed.get());
    }

    private boolean lags(PartitionClock partition) {
        return partition.watermark().plus(longestLag).isBefore(clock.instant());
    }

    private void judge(DeviceId device, PartitionClock partition, AtomicInteger raised, AtomicInteger failed) {
        try {
            raised.addAndGet(devices.judge(device, alarms -> step(alarms, device, partition))
                    .size());
        } catch (IngestException e) {
            if (e.code() == IngestException.Code.STORAGE_UNAVAILABLE) {
                throw e;
            }
            failed.incrementAndGet();
        }
    }

    private AlarmRules.Step step(DeviceAlarms alarms, DeviceId device, PartitionClock partition) {
        return isLastOf(partition.source(), alarms)
                ? rules.onSilence(alarms, device, partition.active(), partition.watermark())
                : AlarmRules.NONE.onSilence(alarms, device, partition.active(), partition.watermark());
    }

    private static boolean isLastOf(SourcePartition source, DeviceAlarms alarms) {
        DeviceAlarms.Stamp last = alarms.last();
        return last != null && last.event().source().equals(source);
    }
}
