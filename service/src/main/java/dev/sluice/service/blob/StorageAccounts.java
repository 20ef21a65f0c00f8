package dev.sluice.service.blob;

import com.azure.storage.blob.BlobServiceClientBuilder;
import dev.sluice.contract.access.Identities;
import dev.sluice.contract.access.StorageAccess;
import dev.sluice.service.Endpoint;
import java.net.URI;

/** Makes the clients of storage accounts. */
public final class StorageAccounts {
    private static final String ZONE = "privatelink.blob.core.windows.net";
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private StorageAccounts() {}

    /** A builder of clients of an account. */
    public static BlobServiceClientBuilder client(StorageAccess access) {
        BlobServiceClientBuilder builder = new BlobServiceClientBuilder();
        if (access instanceof StorageAccess.Connection connection) {
            return builder.connectionString(connection.connection());
        }
        return builder.endpoint(access.endpoint().orElseThrow())
                .credential(Identities.credential(access.identity().orElseThrow()));
    }

    /** Where an account listens. */
    public static Endpoint endpoint(StorageAccess access) {
        URI url = URI.create(client(access).buildClient().getAccountUrl());
        boolean tls = url.getScheme().equals("https");
        return new Endpoint(url.getHost(), url.getPort() > 0 ? url.getPort() : tls ? HTTPS : HTTP, tls, ZONE);
    }
}
