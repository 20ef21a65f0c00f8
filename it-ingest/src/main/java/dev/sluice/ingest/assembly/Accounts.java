package dev.sluice.ingest.assembly;

import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.checkpointstore.blob.BlobCheckpointStore;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.sluice.contract.access.Identities;
import dev.sluice.contract.access.StorageAccess;
import dev.sluice.contract.access.StoragePlace;
import dev.sluice.service.blob.StorageAccounts;
import java.time.Duration;

/** Makes the clients of storage accounts. None connects before it is used. */
final class Accounts {
    /** Short, as the ingest repeats by itself, and renews ownership on time only if no call hangs. */
    private static final RequestRetryOptions RETRIES = new RequestRetryOptions(
            RetryPolicyType.FIXED, 2, Duration.ofSeconds(4), Duration.ofMillis(200), Duration.ofMillis(200), null);

    private Accounts() {}

    /** A builder for clients of an account's tables. */
    static TableServiceClientBuilder tables(StorageAccess access) {
        TableServiceClientBuilder builder = new TableServiceClientBuilder();
        if (access instanceof StorageAccess.Connection connection) {
            return builder.connectionString(connection.connection());
        }
        return builder.endpoint(((StorageAccess.Managed) access).url())
                .credential(Identities.credential(access.identity().orElseThrow()));
    }

    /** A container. */
    static BlobContainerClient container(StoragePlace place) {
        return StorageAccounts.client(place.account())
                .retryOptions(RETRIES)
                .buildClient()
                .getBlobContainerClient(place.container());
    }

    /** Where ownership and checkpoints are kept. */
    static CheckpointStore checkpoints(StoragePlace place) {
        return new BlobCheckpointStore(StorageAccounts.client(place.account())
                .retryOptions(RETRIES)
                .buildAsyncClient()
                .getBlobContainerAsyncClient(place.container()));
    }
}
