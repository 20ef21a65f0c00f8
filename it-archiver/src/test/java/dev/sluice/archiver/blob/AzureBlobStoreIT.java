package dev.sluice.archiver.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.blob.BlobContainerClient;
import dev.sluice.archiver.chain.BlobStore;
import dev.sluice.archiver.chain.BlobStoreContract;
import dev.sluice.archiver.chain.UnansweredException;
import dev.sluice.azurite.Azurite;
import dev.sluice.contract.access.StorageAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzureBlobStoreIT implements BlobStoreContract {
    @TempDir
    static Path data;

    private static Azurite azurite;
    private static StorageAccount account;

    private AzureBlobStore store;

    @BeforeAll
    static void startStorage() {
        azurite = Azurite.start(data, "itstore");
        account = new StorageAccount(
                new StorageAccess.Connection(azurite.connectionString("itstore")), Duration.ofSeconds(10));
    }

    @AfterAll
    static void stopStorage() {
        azurite.close();
    }

    @BeforeEach
    void makeContainer() {
        store = AzureBlobStore.of(account, "c" + UUID.randomUUID());
        store.createIfMissing();
        store.createIfMissing();
    }

    @Override
    public BlobStore store() {
        return store;
    }

    @Test
    void saysNothingAboutAContainerThatIsGone() {
        BlobContainerClient container = account.clients().buildClient().getBlobContainerClient("c" + UUID.randomUUID());
        AzureBlobStore lost = AzureBlobStore.of(container, Duration.ofSeconds(10));

        assertThatThrownBy(() -> lost.find("a")).isInstanceOf(UnansweredException.class);
        assertThatThrownBy(() -> lost.create("a", new byte[1], Map.of()))
                .isInstanceOf(UnansweredException.class)
                .hasMessageContaining("could not create blob a: status 404");
    }

    @Test
    void neverShowsAKey() {
        assertThat(account).asString().doesNotContain("AccountKey");
    }
}
