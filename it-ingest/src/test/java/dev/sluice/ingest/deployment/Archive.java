package dev.sluice.ingest.deployment;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.ListBlobsOptions;
import dev.sluice.contract.EventIdentity;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.ChildProcess;
import dev.sluice.ingestoracle.IngestEvidence;
import dev.sluice.ingestoracle.IngestEvidence.SetUp;
import dev.sluice.ingestoracle.IngestOracle;
import dev.sluice.ingestoracle.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The archiver, as it is deployed, beside ingest on the same hub. All that ingest has stored, device by device, alarm by
 * alarm and refusal by refusal, is held against what the oracle's SQL makes of the rows in its files.
 */
final class Archive implements AutoCloseable {
    /** As a tenant is set up when nothing else is said. */
    static final SetUp SET_UP = SetUp.DEFAULT.withRules(Map.of("default", Expected.RULES));

    private static final Path ARCHIVER = Path.of("../it-archiver/target/it-archiver.jar");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ItTenant tenant;
    private final Path files;
    private final ChildProcess archiver;

    private Archive(ItTenant tenant, Path files, ChildProcess archiver) {
        this.tenant = tenant;
        this.files = files;
        this.archiver = archiver;
    }

    /** Starts to archive what comes; it is not waited for. */
    static Archive of(ItTenant tenant, Path data) {
        ChildProcess archiver = ChildProcess.startJar(ARCHIVER, tenant.archiverSettings(), data);
        return new Archive(tenant, data.resolve("archive"), archiver);
    }

    /** Compares, as soon as the archive holds all that the hub does. */
    Verdict judge() {
        return judge(SET_UP, Set.of());
    }

    /**
     * The same of an ingest that is set up otherwise.
     *
     * @param setUp how it is set up now
     * @param replayed what was taken in again out of the quarantine
     */
    Verdict judge(SetUp setUp, Set<EventIdentity> replayed) {
        Await.until("all is archived", () -> tenant.caughtUp(ItTenant.ARCHIVE));
        IngestEvidence evidence = StoredEvidence.read(tenant.stateConnection(), replayed, setUp);
        try {
            fetch();
            return IngestOracle.judge(files, evidence);
        } catch (IOException e) {
            throw new UncheckedIOException("the archive could not be read", e);
        } catch (SQLException e) {
            throw new IllegalStateException("what is stored could not be audited", e);
        }
    }

    private void fetch() throws IOException {
        BlobContainerClient archive = tenant.archive();
        for (BlobItem blob : archive.listBlobs(new ListBlobsOptions().setPrefix("hub="), LIMIT)) {
            Path file = files.resolve(blob.getName());
            Files.createDirectories(file.getParent());
            archive.getBlobClient(blob.getName()).downloadToFile(file.toString(), true);
        }
    }

    @Override
    public void close() {
        archiver.close();
    }
}
