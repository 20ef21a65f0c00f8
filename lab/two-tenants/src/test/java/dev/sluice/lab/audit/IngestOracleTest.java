package dev.sluice.lab.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.alarms.RuleFiles;
import dev.sluice.ingest.apply.IntakeMeter;
import dev.sluice.ingest.apply.IntakeParts;
import dev.sluice.ingest.apply.StateIntake;
import dev.sluice.ingest.event.MessageTypes;
import dev.sluice.ingest.event.Sites;
import dev.sluice.ingest.event.TelemetryReader;
import dev.sluice.lab.audit.IngestEvidence.SetAside;
import dev.sluice.lab.audit.IngestEvidence.SetUp;
import dev.sluice.lab.audit.RandomStream.Delivery;
import dev.sluice.lab.ledger.LedgerFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two codes that share none: what ingest makes of a random stream is what the audit's SQL makes of its archive. */
class IngestOracleTest {
    private static final Duration AHEAD = Duration.ofHours(1);

    private static final String RULES = "{\"rules\": ["
            + "{\"id\": \"high\", \"measurement\": \"level\", \"above\": 80, \"clearBelow\": 20},"
            + "{\"id\": \"low\", \"measurement\": \"level\", \"below\": 10},"
            + "{\"id\": \"quiet\", \"silentFor\": \"PT40S\"}, {\"id\": \"long\", \"silentFor\": \"PT1M30S\"}]}";

    @TempDir
    Path folder;

    @Test
    void ingestAndTheAuditMakeTheSameOfAnyStream() throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            List<Delivery> stream = new RandomStream(seed).deliveries(1500);
            MemoryState state = new MemoryState();
            List<SetAside> setAside = new ArrayList<>();

            take(stream, state, setAside, new Random(seed));

            IngestEvidence evidence = new IngestEvidence(
                    state.devices(), state.transitions(), setAside, SetUp.DEFAULT.withRules(Map.of("default", RULES)));
            Findings findings = audit(stream, evidence, folder.resolve("archive-" + seed));
            assertThat(findings.reasons()).as("seed " + seed).noneMatch(reason -> reason.contains("ingest"));
            assertThat(findings.ingest().orElseThrow().applied()).isGreaterThan(700);
            assertThat(setAside).isNotEmpty();
            assertThat(state.transitions())
                    .anyMatch(id -> id.contains("/high/"))
                    .anyMatch(id -> id.contains("/quiet/"));
        }
    }

    private AlarmRules rules() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve("default.json"), RULES);
        return RuleFiles.load(rules);
    }

    private void take(List<Delivery> stream, MemoryState state, List<SetAside> setAside, Random random)
            throws IOException {
        StateIntake intake = new StateIntake(new IntakeParts(
                new TelemetryReader(MessageTypes.builtIn(), Sites.none(), AHEAD),
                (partition, reading, reason) -> setAside.add(RandomStream.setAside(reading, reason.code())),
                state,
                rules(),
                IntakeMeter.NONE));
        for (int from = 0; from < stream.size(); ) {
            int to = Math.min(stream.size(), from + 1 + random.nextInt(80));
            intake.take(
                    "0",
                    stream.subList(from, to).stream().map(Delivery::received).toList());
            from = to;
        }
    }

    private Findings audit(List<Delivery> stream, IngestEvidence evidence, Path archive) throws Exception {
        Files.createDirectories(folder.resolve("ledger"));
        RandomStream.write(stream, archive);
        return Audit.run(
                LedgerFolder.open(folder.resolve("ledger")).files(),
                new ArchiveFolder(archive),
                Map.of(),
                Optional.of(evidence));
    }
}
