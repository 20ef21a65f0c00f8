package dev.sluice.lab.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.alarms.RuleFiles;
import dev.sluice.ingest.apply.IntakeMeter;
import dev.sluice.ingest.apply.IntakeParts;
import dev.sluice.ingest.apply.StateIntake;
import dev.sluice.ingest.event.MessageTypes;
import dev.sluice.ingest.event.Sites;
import dev.sluice.ingest.event.TelemetryReader;
import dev.sluice.ingestoracle.IngestEvidence;
import dev.sluice.ingestoracle.IngestEvidence.MessageType;
import dev.sluice.ingestoracle.IngestEvidence.SetAside;
import dev.sluice.ingestoracle.IngestEvidence.SetUp;
import dev.sluice.ingestoracle.IngestOracle;
import dev.sluice.ingestoracle.Verdict;
import dev.sluice.lab.state.StoredDevices;
import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two codes that share none: what ingest makes of a stream is what the oracle's SQL makes of the archive that the
 * archiver would write of it.
 */
class IngestAgreementTest {
    private static final Duration AHEAD = Duration.ofHours(1);
    private static final Instant ENQUEUED = Instant.parse("2026-01-01T00:00:00Z");

    private static final String RULES = "{\"rules\": ["
            + "{\"id\": \"high\", \"measurement\": \"level\", \"above\": 80, \"clearBelow\": 20},"
            + "{\"id\": \"low\", \"measurement\": \"level\", \"below\": 10},"
            + "{\"id\": \"odd\", \"measurement\": \"v\", \"above\": 1e17},"
            + "{\"id\": \"quiet\", \"silentFor\": \"PT40S\"}, {\"id\": \"long\", \"silentFor\": \"PT1M30S\"}]}";

    @TempDir
    Path folder;

    private final MemoryState state = new MemoryState();
    private final List<SetAside> setAside = new ArrayList<>();
    private MessageTypes types = MessageTypes.builtIn();
    private SetUp setUp = SetUp.DEFAULT.withRules(Map.of("default", RULES));

    @Test
    void ofARandomStream() throws Exception {
        agree(1);
    }

    @Test
    void ofAnother() throws Exception {
        agree(2);
    }

    @Test
    void ofAThird() throws Exception {
        agree(3);
    }

    @Test
    void ofOddBodies() throws Exception {
        Files.createDirectory(folder.resolve("types"));
        Files.writeString(folder.resolve("types").resolve("timed.json"), OddBodies.TIMED);
        types = MessageTypes.load(folder.resolve("types"));
        setUp = setUp.withTypes(
                List.of(MessageType.DEFAULT, new MessageType("timed", OddBodies.TIMED, "at", "plant.hall", "fw")));
        List<ReceivedEvent> stream = new ArrayList<>();
        for (byte[] body : OddBodies.all()) {
            stream.add(event(stream.size(), body));
        }

        take(stream, new Random(1));

        assertThat(verdict(stream).samples()).isEmpty();
        assertThat(setAside)
                .extracting(SetAside::reason)
                .contains("bad-json", "unknown-type", "bad-schema", "bad-clock")
                .hasSizeLessThan(stream.size() * 2 / 3);
    }

    private void agree(long seed) throws Exception {
        List<ReceivedEvent> stream = new RandomStream(seed).deliveries(1500);

        take(stream, new Random(seed));

        Verdict verdict = verdict(stream);
        assertThat(verdict.samples()).isEmpty();
        assertThat(verdict.applied()).isGreaterThan(700);
        assertThat(setAside).isNotEmpty();
        assertThat(state.transitions()).anyMatch(id -> id.contains("/high/")).anyMatch(id -> id.contains("/quiet/"));
    }

    /** Each event is of a device of its own. */
    private static ReceivedEvent event(int number, byte[] body) {
        Map<String, Object> properties = Map.of(
                Provenance.SOURCE_HUB,
                "ot",
                Provenance.SOURCE_INCARNATION,
                7L,
                Provenance.SOURCE_PARTITION,
                "0",
                Provenance.SOURCE_SEQUENCE,
                (long) number,
                Provenance.SOURCE_ENQUEUED,
                ENQUEUED.toEpochMilli(),
                IotHubProperties.DEVICE_ID,
                "d" + number);
        return new ReceivedEvent(
                new Position(number, Integer.toString(number)), ENQUEUED, null, body, properties, Map.of(), Map.of());
    }

    private AlarmRules rules() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve("default.json"), RULES);
        return RuleFiles.load(rules);
    }

    private void take(List<ReceivedEvent> stream, Random random) throws IOException {
        StateIntake intake = new StateIntake(new IntakeParts(
                new TelemetryReader(types, Sites.none(), AHEAD),
                (partition, reading, reason) -> setAside.add(RandomStream.setAside(reading, reason.code())),
                state,
                rules(),
                IntakeMeter.NONE));
        for (int from = 0; from < stream.size(); ) {
            int to = Math.min(stream.size(), from + 1 + random.nextInt(80));
            intake.take("0", stream.subList(from, to));
            from = to;
        }
    }

    private Verdict verdict(List<ReceivedEvent> stream) throws Exception {
        ArchivedStream.write(stream, folder.resolve("archive"));
        return IngestOracle.judge(
                folder.resolve("archive"),
                new IngestEvidence(
                        state.devices().stream().map(StoredDevices::of).toList(),
                        state.transitions(),
                        setAside,
                        setUp));
    }
}
