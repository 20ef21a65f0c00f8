package dev.sluice.ingest.assembly;

import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.alarms.AlarmPublisher;
import dev.sluice.ingest.alarms.FileRules;
import dev.sluice.ingest.alarms.RuleFiles;
import dev.sluice.ingest.alarms.SilenceCheck;
import dev.sluice.ingest.alarms.hub.EventHubAlarmSink;
import dev.sluice.ingest.settings.IngestConfig;
import dev.sluice.ingest.telemetry.IngestCounters;
import dev.sluice.service.processor.HubAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What raises alarms and publishes them, by the settings. Safe to share between threads. */
final class Alarming implements AutoCloseable {
    /** The process stops within five seconds, and half of that belongs to the batches. */
    private static final Duration LAST_PUBLISH = Duration.ofSeconds(1);

    private final Optional<FileRules> rules;
    private final Optional<EventHubAlarmSink> sink;
    private final Optional<AlarmPump> pump;
    private final Duration longestLag;
    private final StateSide state;
    private final IngestCounters counters;
    private final Clock clock;

    Alarming(IngestConfig config, StateSide state, IngestCounters counters, Clock clock) {
        this.rules = config.alarms().rules().map(RuleFiles::load);
        this.sink = config.alarms()
                .hub()
                .map(hub -> new EventHubAlarmSink(new HubAddress(hub.access(), hub.name(), config.tryTimeout())));
        this.pump = sink.map(to -> new AlarmPump(
                () -> new AlarmPublisher(state.open().outbox(), new CountedSink(to, counters)), LAST_PUBLISH, clock));
        this.longestLag = config.alarms().longestLag();
        this.state = state;
        this.counters = counters;
        this.clock = clock;
    }

    AlarmRules rules() {
        return rules.<AlarmRules>map(all -> all).orElse(AlarmRules.NONE);
    }

    /** Has what waits published soon, on another thread. */
    void wake() {
        pump.ifPresent(AlarmPump::wake);
    }

    /**
     * Raises the alarms of silent devices, and publishes whatever waits.
     *
     * @throws dev.sluice.ingest.IngestException when the storage or the alarms hub is away
     */
    void watch() {
        rules.ifPresent(all -> counters.checked(check(all).run()));
        pump.ifPresent(AlarmPump::publish);
    }

    private SilenceCheck check(FileRules all) {
        return new SilenceCheck(state.open().quietDevices(), all, longestLag, clock);
    }

    @Override
    public void close() {
        pump.ifPresent(AlarmPump::close);
        sink.ifPresent(EventHubAlarmSink::close);
    }
}
