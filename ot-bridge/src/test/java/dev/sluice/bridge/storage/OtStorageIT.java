package dev.sluice.bridge.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import dev.sluice.azurite.Azurite;
import dev.sluice.bridge.Quarantine;
import dev.sluice.bridge.TargetPin;
import dev.sluice.contract.SourcePartition;
import dev.sluice.contract.access.StorageAccess;
import dev.sluice.contract.access.StoragePlace;
import dev.sluice.contract.quarantine.QuarantineJson;
import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtStorageIT {
    private static final SourcePartition SOURCE = new SourcePartition("ot-hub", 1000, "3");

    @TempDir
    static Path data;

    private static Azurite azurite;

    @BeforeAll
    static void start() {
        azurite = Azurite.start(data, "otstore");
    }

    @AfterAll
    static void stop() {
        azurite.close();
    }

    @Test
    void keepsThePinOfWhoeverCameFirst() {
        OtStorage storage = open("pins");

        assertThat(storage.pins("ot-hub").pin(new TargetPin("telemetry", 4))).isEqualTo(new TargetPin("telemetry", 4));
        assertThat(storage.pins("ot-hub").pin(new TargetPin("telemetry", 8))).isEqualTo(new TargetPin("telemetry", 4));
        assertThat(storage.pins("other").pin(new TargetPin("x", 2))).isEqualTo(new TargetPin("x", 2));
        assertThat(container("pins")
                        .getBlobClient("_bridge/ot-hub/target-partitions.json")
                        .downloadContent())
                .hasToString("{\"hub\":\"telemetry\",\"partitions\":4}");
    }

    @Test
    void remembersGapsAndTheFirstIncarnationUntilAnotherIsAccepted() {
        OtStorage storage = open("memory");

        storage.gaps(Clock.systemUTC()).record(SOURCE, 5, 9);
        storage.gaps(Clock.systemUTC()).record(SOURCE, 5, 9);
        assertThat(container("memory")
                        .getBlobClient("_bridge/ot-hub/gaps/1000/3/5-9.json")
                        .downloadContent()
                        .toString())
                .startsWith("{\"hub\":\"ot-hub\",\"incarnation\":1000,\"partition\":\"3\",\"first\":5,\"last\":9,");

        assertThat(storage.incarnations("ot-hub").pin(1000)).isEqualTo(1000);
        assertThat(storage.incarnations("ot-hub").pin(2000)).isEqualTo(1000);
        assertThat(storage.decisions("ot-hub").acceptIncarnation("ot-hub")).isZero();
        assertThat(storage.incarnations("ot-hub").pin(2000)).isEqualTo(2000);

        storage.pins("ot-hub").pin(new TargetPin("telemetry", 4));
        storage.decisions("ot-hub").repartition();
        assertThat(storage.pins("ot-hub").pin(new TargetPin("telemetry", 8))).isEqualTo(new TargetPin("telemetry", 8));
    }

    @Test
    void keepsAnEventOnceHoweverOftenItIsSetAside() {
        Quarantine quarantine = open("keep").quarantine(Clock.systemUTC());

        quarantine.keep(SOURCE, event(), new QuarantineReason("too-large", "first"));
        quarantine.keep(SOURCE, event(), new QuarantineReason("too-large", "second"));

        assertThat(container("keep-q").listBlobs())
                .singleElement()
                .satisfies(blob -> assertThat(QuarantineJson.read(container("keep-q")
                                        .getBlobClient(blob.getName())
                                        .downloadContent()
                                        .toBytes())
                                .reason()
                                .detail())
                        .isEqualTo("first"));
    }

    @Test
    void createsContainersThatExistAlready() {
        open("twice");
        open("twice");

        assertThat(container("twice").exists()).isTrue();
    }

    @Test
    void saysWhichContainerCanNotBeCreatedAndShowsNoKey() {
        String wrongKey = azurite.connectionString("otstore").replaceAll("AccountKey=[^;]*", "AccountKey=d3Jvbmc=");

        assertThatThrownBy(() -> open(wrongKey, "a-c", "a-q").createContainers())
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CHECKPOINT_STORE))
                .hasMessage("creating container 'a-c' failed:"
                        + " check that the storage account is up and reachable, and its key");
    }

    private static OtStorage open(String container) {
        OtStorage storage = open(azurite.connectionString("otstore"), container, container + "-q");
        storage.createContainers();
        return storage;
    }

    private static BlobContainerClient container(String name) {
        return new BlobServiceClientBuilder()
                .connectionString(azurite.connectionString("otstore"))
                .buildClient()
                .getBlobContainerClient(name);
    }

    private static ReceivedEvent event() {
        return new ReceivedEvent(
                new Position(7, "700"), Instant.EPOCH, null, new byte[] {1}, Map.of(), Map.of(), Map.of());
    }

    private static OtStorage open(String connection, String checkpoints, String quarantine) {
        StorageAccess account = new StorageAccess.Connection(connection);
        return new OtStorage(new StoragePlace(account, checkpoints), new StoragePlace(account, quarantine));
    }
}
