package dev.sluice.azurite;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableClientBuilder;
import com.azure.data.tables.models.TableEntity;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzuriteIT {
    private static final RequestRetryOptions NO_RETRIES =
            new RequestRetryOptions(RetryPolicyType.FIXED, 1, Duration.ofSeconds(5), null, null, null);

    @TempDir
    Path data;

    @RepeatedTest(2)
    void losesNothingAcknowledgedWhenItIsStoppedUnderLoad() throws Exception {
        try (Azurite azurite = Azurite.start(data, "otstore")) {
            BlobContainerClient container = container(azurite, "otstore");
            container.create();
            AtomicBoolean stopped = new AtomicBoolean();
            Thread polling = new Thread(() -> poll(container, stopped), "polling");
            polling.start();
            for (int blob = 0; blob < 20; blob++) {
                container.getBlobClient("blob-" + blob).upload(BinaryData.fromString("written"));
            }

            azurite.stop();
            stopped.set(true);
            polling.join();
            azurite.restart();

            assertThat(container.listBlobs()).hasSize(20);
        }
    }

    @Test
    void endsWhenItIsAskedFromOutside() throws Exception {
        try (Azurite azurite = Azurite.start(data, "otstore")) {
            ProcessHandle process = ProcessHandle.of(azurite.pid()).orElseThrow();

            process.destroy();

            assertThat(process.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
        }
    }

    @Test
    void servesTablesBesideBlobsWhenTheyAreWanted() {
        try (Azurite azurite = Azurite.startWithTables(data, "itstore")) {
            TableClient table = new TableClientBuilder()
                    .connectionString(azurite.connectionString("itstore"))
                    .tableName("devices")
                    .buildClient();
            table.createTable();
            table.createEntity(new TableEntity("0", "pump-1"));

            azurite.stop();
            azurite.restart();

            assertThat(table.listEntities()).hasSize(1);
            assertThat(container(azurite, "itstore").createIfNotExists()).isTrue();
        }
    }

    private static BlobContainerClient container(Azurite azurite, String account) {
        return new BlobContainerClientBuilder()
                .connectionString(azurite.connectionString(account))
                .containerName("container")
                .retryOptions(NO_RETRIES)
                .buildClient();
    }

    private static void poll(BlobContainerClient container, AtomicBoolean stopped) {
        while (!stopped.get()) {
            try {
                container.exists();
            } catch (RuntimeException e) {
                // It is being stopped: that is the point.
            }
        }
    }
}
