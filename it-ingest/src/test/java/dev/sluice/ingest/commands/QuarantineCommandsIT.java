package dev.sluice.ingest.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import dev.sluice.azurite.Azurite;
import dev.sluice.contract.Provenance;
import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.ingest.Reading;
import dev.sluice.ingest.event.MessageTypes;
import dev.sluice.ingest.event.Received;
import dev.sluice.ingest.event.Sites;
import dev.sluice.ingest.event.TelemetryReader;
import dev.sluice.ingest.quarantine.StoredQuarantine;
import dev.sluice.service.cli.OpenQuarantine;
import dev.sluice.service.quarantine.QuarantineContent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineCommandsIT {
    private static final TelemetryReader READER =
            new TelemetryReader(MessageTypes.builtIn(), Sites.none(), Duration.ofHours(1));

    @TempDir
    static Path data;

    private final StringWriter out = new StringWriter();

    @Test
    void showReplayAndPurgeWhatWasSetAside() {
        try (Azurite azurite = Azurite.start(data, "itstore")) {
            BlobContainerClient container = new BlobServiceClientBuilder()
                    .connectionString(azurite.connectionString("itstore"))
                    .buildClient()
                    .getBlobContainerClient("quarantine");
            container.create();
            keep(container, 1, "{}", "state-refused");
            keep(container, 2, "no json", "bad-json");

            assertThat(run(container, "list --of ingest")).isZero();
            assertThat(out.toString())
                    .contains(
                            "plant/1700000000000/3/0000000000000000001.json  state-refused",
                            "device pump-1",
                            "2 events");
            assertThat(run(container, "list --of ingest --reason bad-json --json"))
                    .isZero();
            assertThat(out.toString())
                    .contains("{\"events\":[{\"name\":\"plant/1700000000000/3/0000000000000000002.json\"");

            assertThat(run(container, "replay --of ingest")).isOne();
            assertThat(out.toString())
                    .contains("0000000000000000002.json  refused: bad-json: the body is not JSON")
                    .contains("1 events replayed, 1 refused");

            assertThat(run(container, "purge --of ingest --before 2999-01-01T00:00:00Z"))
                    .isEqualTo(2);
            assertThat(run(container, "purge --of ingest --before 2999-01-01T00:00:00Z --yes"))
                    .isZero();
            assertThat(out.toString()).contains("1 events deleted");
            assertThat(container.listBlobs()).isEmpty();
        }
    }

    private int run(BlobContainerClient container, String arguments) {
        out.getBuffer().setLength(0);
        return CommandLineTool.commandLine(() -> new OfContainer(container), () -> 0)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter(), true))
                .execute(("quarantine " + arguments).split(" ", -1));
    }

    private static void keep(BlobContainerClient container, long sequence, String body, String reason) {
        Reading reading = READER.read(Received.with(Map.of(Provenance.SOURCE_SEQUENCE, sequence), body));
        new StoredQuarantine(container, "telemetry", Clock.systemUTC())
                .keep("0", reading, new QuarantineReason(reason, "it was"));
    }

    /** The quarantine of an ingest that only sorts events. */
    private record OfContainer(BlobContainerClient container) implements OpenQuarantine {
        @Override
        public QuarantineContent content() {
            return new QuarantineContent(container);
        }

        @Override
        public Replay replay() {
            return new dev.sluice.ingest.quarantine.Replay(
                    content(),
                    quarantine -> (partition, events) -> events.stream()
                            .map(READER::read)
                            .filter(Reading.Refused.class::isInstance)
                            .map(Reading.Refused.class::cast)
                            .forEach(refused -> quarantine.keep(partition, refused, refused.reason())))::replay;
        }

        @Override
        public void close() {}
    }
}
