package dev.sluice.ingest.alarms;

import static dev.sluice.ingest.alarms.Telemetry.OTHER_SOURCE;
import static dev.sluice.ingest.alarms.Telemetry.PUMP;
import static dev.sluice.ingest.alarms.Telemetry.SOURCE;
import static dev.sluice.ingest.alarms.Telemetry.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.DeviceAlarms;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.IngestException.Code;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SilenceCheckTest {
    private static final Instant WATERMARK = START.plusSeconds(3600);
    private final Devices devices = new Devices();

    @Test
    void raisesTheAlarmOfASilentDeviceOnce() {
        assertThat(check(WATERMARK.plusSeconds(300)).run()).isEqualTo(new SilenceCheck.Result(1, 0, 0));
        assertThat(check(WATERMARK.plusSeconds(300)).run()).isEqualTo(new SilenceCheck.Result(0, 0, 0));

        assertThat(devices.recorded)
                .extracting(AlarmTransition::id)
                .containsExactly("plant~pump-1/silent/1700000000000/1");
        assertThat(devices.before).isEqualTo(WATERMARK.minus(Duration.ofMinutes(15)));
    }

    @Test
    void pausesWhileTheSourcePartitionLags() {
        assertThat(check(WATERMARK.plusSeconds(301)).run()).isEqualTo(new SilenceCheck.Result(0, 1, 0));
        assertThat(devices.recorded).isEmpty();
    }

    @Test
    void leavesADeviceAloneWhoseLastEventIsOfAnotherSourcePartition() {
        devices.source = OTHER_SOURCE;

        assertThat(check(WATERMARK).run()).isEqualTo(new SilenceCheck.Result(0, 0, 0));
    }

    @Test
    void leavesADeviceThatCanNotBeWrittenToTheNextCheckAndReportsAnOutage() {
        devices.failure = Optional.of(Code.CONFLICT);
        assertThat(check(WATERMARK).run()).isEqualTo(new SilenceCheck.Result(0, 0, 1));

        devices.failure = Optional.of(Code.STORAGE_REFUSED);
        assertThat(check(WATERMARK).run()).isEqualTo(new SilenceCheck.Result(0, 0, 1));

        devices.failure = Optional.of(Code.STORAGE_UNAVAILABLE);
        assertThatThrownBy(() -> check(WATERMARK).run()).isInstanceOf(IngestException.class);
    }

    @Test
    void asksNothingWithoutARuleForIt() {
        FileRules none = new FileRules(Map.of("pump", List.of(Rules.HOT)));
        devices.failure = Optional.of(Code.STORAGE_UNAVAILABLE);

        assertThat(new SilenceCheck(devices, none, Duration.ofMinutes(5), Clock.systemUTC()).run())
                .isEqualTo(new SilenceCheck.Result(0, 0, 0));
    }

    private SilenceCheck check(Instant now) {
        return new SilenceCheck(devices, Rules.pumps(), Duration.ofMinutes(5), Clock.fixed(now, ZoneOffset.UTC));
    }

    /** One device, which was last heard of at the start. */
    private static final class Devices implements QuietDevices {
        private final List<AlarmTransition> recorded = new ArrayList<>();
        private SourcePartition source = SOURCE;
        private Optional<Code> failure = Optional.empty();
        private Instant before = Instant.EPOCH;
        private DeviceAlarms alarms = Rules.pumps()
                .onEvent(DeviceAlarms.NONE, Telemetry.of(SOURCE, 1, START, "20"), Duration.ZERO)
                .after();

        @Override
        public List<PartitionClock> clocks() {
            return List.of(new PartitionClock(source, Duration.ofHours(1), WATERMARK));
        }

        @Override
        public void forEach(SourcePartition source, Instant before, Consumer<DeviceId> consumer) {
            this.before = before;
            consumer.accept(PUMP);
        }

        @Override
        public List<AlarmTransition> judge(DeviceId device, Function<DeviceAlarms, AlarmRules.Step> rules) {
            failure.ifPresent(code -> {
                throw new IngestException(code, "no");
            });
            AlarmRules.Step step = rules.apply(alarms);
            alarms = step.after();
            recorded.addAll(step.transitions());
            return step.transitions();
        }
    }
}
