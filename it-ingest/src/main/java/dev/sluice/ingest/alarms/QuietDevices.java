package dev.sluice.ingest.alarms;

import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.DeviceAlarms;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.IngestException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Finds devices that have not been heard of, and records what it means. Every method throws {@link IngestException}
 * while storage is away. Safe to share between threads and instances.
 */
public interface QuietDevices {
    /** How far each source partition has come, as stored. All events up to there are applied to their devices. */
    List<PartitionClock> clocks();

    /**
     * Shows at least each device whose last event in order came from a source partition and was received before a time.
     * It may show others as well: {@link #judge} looks closer.
     */
    void forEach(SourcePartition source, Instant before, Consumer<DeviceId> consumer);

    /**
     * Reads a device, asks the rules, and writes what they say with its state in one transaction, if no one else wrote
     * meanwhile: else it reads and asks again. Writes nothing when the rules change nothing.
     *
     * @param rules given the device's alarms as they are stored at that moment
     * @return the transitions that were recorded; none when the device is not known
     */
    List<AlarmTransition> judge(DeviceId device, Function<DeviceAlarms, AlarmRules.Step> rules);

    /**
     * How far a source partition has come.
     *
     * @param source which
     * @param active how long it has been active
     * @param watermark the latest time at which the OT hub received something in it
     */
    record PartitionClock(SourcePartition source, Duration active, Instant watermark) {}
}
