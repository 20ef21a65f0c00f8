package dev.sluice.contract.access;

/** A service of a storage account, by what a connection string calls its endpoint. */
public enum StorageService {
    BLOB("BlobEndpoint"),
    TABLE("TableEndpoint");

    private final String endpoint;

    StorageService(String endpoint) {
        this.endpoint = endpoint;
    }

    String endpoint() {
        return endpoint;
    }
}
