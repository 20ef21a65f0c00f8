package dev.sluice.ingest.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.sluice.azurite.Azurite;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.contract.quarantine.QuarantinedEvent;
import dev.sluice.ingest.EventReader;
import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.Intake;
import dev.sluice.ingest.Quarantine;
import dev.sluice.ingest.Reading;
import dev.sluice.ingest.TelemetryEvent;
import dev.sluice.ingest.event.MessageTypes;
import dev.sluice.ingest.event.Received;
import dev.sluice.ingest.event.Sites;
import dev.sluice.ingest.event.TelemetryReader;
import dev.sluice.service.event.ReceivedEvent;
import dev.sluice.service.quarantine.QuarantineContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineIT {
    private static final String ACCOUNT = "itstore";

    @TempDir
    static Path data;

    private static Azurite azurite;

    private final List<TelemetryEvent> applied = new ArrayList<>();

    @BeforeAll
    static void start() {
        azurite = Azurite.start(data, ACCOUNT);
    }

    @AfterAll
    static void stop() {
        azurite.close();
    }

    @Test
    void keepsAnEventOnceWithAllThatCameWithIt() {
        BlobContainerClient container = container("once");
        ReceivedEvent event = Received.with(Map.of("mine", 7L), "{\"a\":1");

        keep(container, event, new QuarantineReason("bad-json", "first"));
        keep(container, event, new QuarantineReason("bad-json", "second"));

        QuarantinedEvent kept = new QuarantineContent(container).read("plant/1700000000000/3/0000000000000000042.json");
        assertThat(kept.reason()).isEqualTo(new QuarantineReason("bad-json", "first"));
        assertThat(kept.body()).isEqualTo("{\"a\":1".getBytes(UTF_8));
        assertThat(kept.enqueued()).isEqualTo(event.enqueued());
        assertThat(kept.offset()).isEqualTo("7700");
        assertThat(kept.properties().get("mine").text()).isEqualTo("7");
        assertThat(kept.properties()).hasSameSizeAs(event.properties());
        assertThat(entries(container)).singleElement().satisfies(entry -> {
            assertThat(entry.reason()).isEqualTo("bad-json");
            assertThat(entry.device()).isEqualTo("pump-1");
        });
    }

    @Test
    void namesAnEventWithoutProvenanceByItsPlaceInTheItHub() {
        BlobContainerClient container = container("nameless");

        take(container, reader(), Received.with(Map.of(Provenance.SOURCE_HUB, ""), "{}"));

        assertThat(entries(container))
                .extracting(QuarantineContent.Entry::name)
                .containsExactly("telemetry/0/7/0000000000000000077.json");
    }

    @Test
    void keepsEventsWhosePropertiesAreLargeOrStrange() {
        BlobContainerClient container = container("strange");

        take(
                container,
                reader(),
                Received.with(Map.of(IotHubProperties.DEVICE_ID, "d".repeat(60_000)), "{}"),
                Received.with(
                        Map.of(IotHubProperties.DEVICE_ID, "ü/\u0001\uD800", Provenance.SOURCE_SEQUENCE, 43L), "{}"));

        assertThat(entries(container))
                .extracting(QuarantineContent.Entry::reason)
                .containsOnly("no-device");
        assertThat(entries(container)).hasSize(2);
    }

    @Test
    void listsAnEventOfADeviceWithAnEmptyName() {
        BlobContainerClient container = container("empty");
        ReceivedEvent named = Received.body("{}");
        Map<String, Object> properties = new HashMap<>(named.properties());
        properties.put(IotHubProperties.DEVICE_ID, "");

        take(
                container,
                reader(),
                new ReceivedEvent(
                        named.position(), named.enqueued(), null, named.body(), properties, Map.of(), Map.of()));
        container.getBlobClient("plant/1/0/4.json").upload(BinaryData.fromString("{}"));
        container.getBlobClient("plant/1/0/4.json").setMetadata(Map.of("device", "", "reason", ""));

        assertThat(entries(container))
                .extracting(QuarantineContent.Entry::device)
                .containsExactly("", "");
    }

    @Test
    void takesInAgainWhatCanBeReadByNowAndKeepsTheRest() throws IOException {
        BlobContainerClient container = container("replay");
        take(
                container,
                reader(),
                Received.with(Map.of(Provenance.SOURCE_SEQUENCE, 1L, "message-type", "pump"), "{\"p\":1}"),
                Received.with(Map.of(Provenance.SOURCE_SEQUENCE, 2L), "no json"));
        container.getBlobClient("plant/1/0/3.json").upload(BinaryData.fromString("{}"));
        assertThat(applied).isEmpty();

        List<Optional<String>> refused = replay(container, readerOfPumps());

        assertThat(applied).singleElement().satisfies(event -> {
            assertThat(event.identity().sequence()).isEqualTo(1);
            assertThat(event.identity().source().incarnation()).isEqualTo(1_700_000_000_000L);
            assertThat(event.enqueued()).isEqualTo(Received.ENQUEUED);
        });
        assertThat(refused).containsExactly(Optional.of("unreadable"), Optional.empty(), Optional.of("bad-json"));
        assertThat(entries(container))
                .extracting(QuarantineContent.Entry::name)
                .containsExactly("plant/1/0/3.json", "plant/1700000000000/3/0000000000000000002.json");
    }

    @Test
    void keepsAnEventThatCouldNotBeTakenIn() {
        BlobContainerClient container = container("outage");
        keep(container, Received.body("{}"), new QuarantineReason("state-refused", "it was"));
        QuarantineContent content = new QuarantineContent(container);
        Replay replay = new Replay(content, quarantine -> (partition, events) -> {
            throw new IngestException(IngestException.Code.STORAGE_UNAVAILABLE, "away");
        });

        assertThatThrownBy(() -> content.forEach("", replay::replay)).isInstanceOf(IngestException.class);
        assertThat(entries(container)).hasSize(1);
    }

    @Test
    void saysThatStorageIsAway() {
        Azurite other = Azurite.start(data.resolve("other"), ACCOUNT);
        BlobContainerClient container = client(other.connectionString(ACCOUNT), "gone");
        other.close();

        assertThatThrownBy(() -> keep(container, Received.body("{}"), new QuarantineReason("bad-json", "x")))
                .isInstanceOfSatisfying(
                        IngestException.class,
                        e -> assertThat(e.code()).isEqualTo(IngestException.Code.STORAGE_UNAVAILABLE))
                .hasMessage("keeping an event in container 'gone' failed:"
                        + " check that the storage account is up and reachable");
    }

    private void take(BlobContainerClient container, EventReader reader, ReceivedEvent... events) {
        intake(reader, new StoredQuarantine(container, "telemetry", Clock.systemUTC()))
                .take("7", List.of(events));
    }

    private List<Optional<String>> replay(BlobContainerClient container, EventReader reader) {
        QuarantineContent content = new QuarantineContent(container);
        Replay replay = new Replay(content, quarantine -> intake(reader, quarantine));
        List<Optional<String>> refused = new ArrayList<>();
        content.forEach("", entry -> refused.add(replay.replay(entry).map(QuarantineReason::code)));
        return refused;
    }

    /** An intake that only sorts events. */
    private Intake intake(EventReader reader, Quarantine quarantine) {
        return (partition, events) -> events.stream().map(reader::read).forEach(reading -> {
            if (reading instanceof Reading.Refused refused) {
                quarantine.keep(partition, reading, refused.reason());
            } else if (reading instanceof Reading.Telemetry telemetry) {
                applied.add(telemetry.event());
            }
        });
    }

    private static void keep(BlobContainerClient container, ReceivedEvent event, QuarantineReason reason) {
        new StoredQuarantine(container, "telemetry", Clock.systemUTC()).keep("7", reader().read(event), reason);
    }

    private static List<QuarantineContent.Entry> entries(BlobContainerClient container) {
        List<QuarantineContent.Entry> entries = new ArrayList<>();
        new QuarantineContent(container).forEach("", entries::add);
        return entries;
    }

    private static BlobContainerClient container(String name) {
        BlobContainerClient container = client(azurite.connectionString(ACCOUNT), name);
        container.create();
        return container;
    }

    private static BlobContainerClient client(String connection, String name) {
        return new BlobServiceClientBuilder()
                .connectionString(connection)
                .retryOptions(new RequestRetryOptions(
                        RetryPolicyType.FIXED,
                        1,
                        Duration.ofSeconds(4),
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        null))
                .buildClient()
                .getBlobContainerClient(name);
    }

    private static TelemetryReader reader() {
        return new TelemetryReader(MessageTypes.builtIn(), Sites.none(), Duration.ofHours(1));
    }

    private static TelemetryReader readerOfPumps() throws IOException {
        Path schemas = Files.createDirectories(data.resolve("schemas"));
        Files.writeString(schemas.resolve("pump.json"), "{\"required\":[\"p\"]}");
        return new TelemetryReader(MessageTypes.load(schemas), Sites.none(), Duration.ofHours(1));
    }
}
