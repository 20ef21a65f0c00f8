package dev.sluice.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.azurite.Azurite;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.Intake;
import dev.sluice.ingest.alarms.AlarmPublisher;
import dev.sluice.ingest.alarms.FileRules;
import dev.sluice.ingest.alarms.RuleFiles;
import dev.sluice.ingest.alarms.SilenceCheck;
import dev.sluice.ingest.apply.IntakeMeter;
import dev.sluice.ingest.apply.IntakeParts;
import dev.sluice.ingest.apply.StateIntake;
import dev.sluice.ingest.apply.StateStore;
import dev.sluice.ingest.event.MessageTypes;
import dev.sluice.ingest.event.Received;
import dev.sluice.ingest.event.Sites;
import dev.sluice.ingest.event.TelemetryReader;
import dev.sluice.service.event.ReceivedEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an event to the alarm that is published, and from a silence to its end. */
class AlarmFlowIT {
    private static final String ACCOUNT = "itstore";

    @TempDir
    Path data;

    private final List<AlarmTransition> sent = new ArrayList<>();

    @Test
    void publishesEachTransitionOfThresholdsAndSilences() throws Exception {
        try (Azurite azurite = Azurite.startWithTables(data.resolve("storage"), ACCOUNT)) {
            TableWorld world = new TableWorld(azurite.connectionString(ACCOUNT));
            FileRules rules = rules();
            StateStore store = world.open();
            Intake intake = intake(rules, store);
            List<ReceivedEvent> begin = List.of(event("pump-1", 0, 0, "95"), event("pump-2", 1, 10, "20"));
            List<ReceivedEvent> rest =
                    List.of(event("pump-2", 2, 50, "20"), event("pump-2", 3, 90, "20"), event("pump-2", 4, 130, "20"));

            intake.take("0", begin);
            publish(world);
            intake.take("0", begin);
            intake.take("0", rest);
            SilenceCheck check = new SilenceCheck(
                    new TableQuietDevices(world.tables(), store), rules, Duration.ofMinutes(5), clock(140));
            assertThat(check.run()).isEqualTo(new SilenceCheck.Result(1, 0, 0));
            assertThat(check.run()).isEqualTo(new SilenceCheck.Result(0, 0, 0));
            intake(rules, world.open()).take("0", List.of(event("pump-1", 5, 150, "60")));
            publish(world);
            publish(world);

            assertThat(sent)
                    .extracting(AlarmTransition::id)
                    .containsExactly(
                            "plant~pump-1/hot/1700000000000/0",
                            "plant~pump-1/silent/1700000000000/0",
                            "plant~pump-1/silent/1700000000000/0/cleared",
                            "plant~pump-1/hot/1700000000000/0/cleared");
            assertThat(world.transitions()).isEmpty();
            assertThat(world.limits().refused()).isEmpty();
        }
    }

    @Test
    void sendsAgainUnderTheSameIdWhatMayHaveBeenSent() throws Exception {
        try (Azurite azurite = Azurite.startWithTables(data.resolve("storage"), ACCOUNT)) {
            TableWorld world = new TableWorld(azurite.connectionString(ACCOUNT));
            intake(rules(), world.open()).take("0", List.of(event("pump-1", 0, 0, "95")));
            AlarmPublisher failing = new AlarmPublisher(new TableOutbox(world.tables()), transitions -> {
                sent.addAll(transitions);
                throw new IngestException(IngestException.Code.ALARMS_UNAVAILABLE, "no answer");
            });

            assertThatThrownBy(failing::publish).isInstanceOf(IngestException.class);
            publish(world);

            assertThat(sent)
                    .extracting(AlarmTransition::id)
                    .containsExactly("plant~pump-1/hot/1700000000000/0", "plant~pump-1/hot/1700000000000/0");
        }
    }

    private void publish(TableWorld world) {
        new AlarmPublisher(new TableOutbox(world.tables()), sent::addAll).publish();
    }

    private static Intake intake(FileRules rules, StateStore store) {
        TelemetryReader reader = new TelemetryReader(MessageTypes.builtIn(), Sites.none(), Duration.ofHours(1));
        return new StateIntake(new IntakeParts(
                reader,
                (partition, reading, reason) -> {
                    throw new AssertionError("nothing is refused here");
                },
                store,
                rules,
                IntakeMeter.NONE));
    }

    private FileRules rules() throws Exception {
        Path folder = Files.createDirectories(data.resolve("rules"));
        Files.writeString(folder.resolve("default.json"), """
                {"rules": [{"id": "hot", "measurement": "t", "above": 90, "clearBelow": 70},
                           {"id": "silent", "silentFor": "PT2M"}]}
                """);
        return RuleFiles.load(folder);
    }

    private static ReceivedEvent event(String device, long sequence, long seconds, String temperature) {
        return Received.with(
                Map.of(
                        IotHubProperties.DEVICE_ID, device,
                        Provenance.SOURCE_SEQUENCE, sequence,
                        Provenance.SOURCE_ENQUEUED, at(seconds).toEpochMilli()),
                "{\"t\":" + temperature + "}");
    }

    private static Clock clock(long seconds) {
        return Clock.fixed(at(seconds), ZoneOffset.UTC);
    }

    private static Instant at(long seconds) {
        return Received.ENQUEUED.plusSeconds(seconds);
    }
}
