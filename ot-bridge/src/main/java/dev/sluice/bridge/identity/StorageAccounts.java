package dev.sluice.bridge.identity;

import com.azure.storage.blob.BlobServiceClientBuilder;
import dev.sluice.bridge.settings.StorageAccess;

/** Makes the clients of storage accounts. */
public final class StorageAccounts {
    private StorageAccounts() {}

    /** A builder of clients of an account. */
    public static BlobServiceClientBuilder client(StorageAccess access) {
        BlobServiceClientBuilder builder = new BlobServiceClientBuilder();
        if (access instanceof StorageAccess.Managed managed) {
            return builder.endpoint(managed.url()).credential(Identities.managedIdentity(managed.client()));
        }
        if (access instanceof StorageAccess.Federated federated) {
            return builder.endpoint(federated.url()).credential(Identities.credential(federated.identity()));
        }
        return builder.connectionString(((StorageAccess.Connection) access).connection());
    }
}
