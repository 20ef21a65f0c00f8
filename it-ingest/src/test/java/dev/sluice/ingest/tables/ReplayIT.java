package dev.sluice.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import dev.sluice.azurite.Azurite;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.Intake;
import dev.sluice.ingest.Quarantine;
import dev.sluice.ingest.apply.IntakeMeter;
import dev.sluice.ingest.apply.IntakeParts;
import dev.sluice.ingest.apply.StateIntake;
import dev.sluice.ingest.event.MessageTypes;
import dev.sluice.ingest.event.Received;
import dev.sluice.ingest.event.Sites;
import dev.sluice.ingest.event.TelemetryReader;
import dev.sluice.ingest.quarantine.Replay;
import dev.sluice.ingest.quarantine.StoredQuarantine;
import dev.sluice.service.event.ReceivedEvent;
import dev.sluice.service.quarantine.QuarantineContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event that was set aside counts once when it is taken in at last, and moves nothing back. */
class ReplayIT {
    private static final String ACCOUNT = "itstore";
    private static final DeviceId PUMP = new DeviceId("plant", "pump-1");

    @TempDir
    static Path data;

    @Test
    void takesInLateWhatASchemaRefusedAndCountsItOnce() throws IOException {
        try (Azurite azurite = Azurite.startWithTables(data.resolve("storage"), ACCOUNT)) {
            TableWorld world = new TableWorld(azurite.connectionString(ACCOUNT));
            BlobContainerClient container = container(azurite);
            Quarantine quarantine = new StoredQuarantine(container, "telemetry", Clock.systemUTC());

            intake(world, "{\"properties\":{\"p\":{\"maximum\":10}}}", quarantine)
                    .take("0", LongStream.range(0, 6).mapToObj(ReplayIT::event).toList());
            assertThat(state(world).events()).isEqualTo(4);
            assertThat(replayed(world, container, "{\"properties\":{\"p\":{\"maximum\":12}}}"))
                    .containsExactly(Optional.empty(), Optional.of("bad-schema"));
            assertThat(state(world).events()).isEqualTo(5);

            String name = container.listBlobs().iterator().next().getName();
            BinaryData kept = container.getBlobClient(name).downloadContent();
            assertThat(replayed(world, container, "{}")).containsExactly(Optional.empty());
            container.getBlobClient(name).upload(kept);
            assertThat(replayed(world, container, "{}")).containsExactly(Optional.empty());

            assertThat(state(world).events()).isEqualTo(6);
            assertThat(state(world).head().sequence()).isEqualTo(5);
            assertThat(state(world).measurements().get("p").value().text()).isEqualTo("5");
            assertThat(container.listBlobs()).isEmpty();
            assertThat(world.limits().refused()).isEmpty();
        }
    }

    @Test
    void setsAsideWhatHasADeviceThatNoKeyCouldHold() throws IOException {
        try (Azurite azurite = Azurite.startWithTables(data.resolve("other"), ACCOUNT)) {
            TableWorld world = new TableWorld(azurite.connectionString(ACCOUNT));
            BlobContainerClient container = container(azurite);

            intake(world, "{}", new StoredQuarantine(container, "telemetry", Clock.systemUTC()))
                    .take(
                            "0",
                            List.of(
                                    Received.with(
                                            Map.of(
                                                    Provenance.SOURCE_SEQUENCE,
                                                    1L,
                                                    IotHubProperties.DEVICE_ID,
                                                    "d".repeat(30_000)),
                                            "{}"),
                                    Received.with(Map.of(Provenance.SOURCE_SEQUENCE, 2L), "{\"p\":1}")));

            assertThat(container.listBlobs()).hasSize(1);
            assertThat(state(world).events()).isOne();
            assertThat(world.limits().refused()).isEmpty();
        }
    }

    private static List<Optional<String>> replayed(TableWorld world, BlobContainerClient container, String schema) {
        QuarantineContent content = new QuarantineContent(container);
        Replay replay = new Replay(content, quarantine -> intake(world, schema, quarantine));
        List<Optional<String>> refused = new ArrayList<>();
        content.forEach("", entry -> refused.add(replay.replay(entry).map(QuarantineReason::code)));
        return refused;
    }

    private static Intake intake(TableWorld world, String schema, Quarantine quarantine) {
        return new StateIntake(
                new IntakeParts(reader(schema), quarantine, world.open(), AlarmRules.NONE, IntakeMeter.NONE));
    }

    private static TelemetryReader reader(String schema) {
        try {
            Path schemas = Files.createDirectories(data.resolve("schemas"));
            Files.writeString(schemas.resolve("default.json"), schema);
            return new TelemetryReader(MessageTypes.load(schemas), Sites.none(), Duration.ofHours(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pressure rises above 10 twice and is 5 in the end. */
    private static ReceivedEvent event(long sequence) {
        String[] pressures = {"1", "11", "3", "13", "4", "5"};
        return Received.with(Map.of(Provenance.SOURCE_SEQUENCE, sequence), "{\"p\":" + pressures[(int) sequence] + "}");
    }

    private static DeviceState state(TableWorld world) {
        return Objects.requireNonNull(world.states().get(PUMP));
    }

    private static BlobContainerClient container(Azurite azurite) {
        BlobContainerClient container = new BlobServiceClientBuilder()
                .connectionString(azurite.connectionString(ACCOUNT))
                .buildClient()
                .getBlobContainerClient("quarantine");
        container.create();
        return container;
    }
}
