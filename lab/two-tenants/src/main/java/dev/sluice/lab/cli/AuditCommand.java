package dev.sluice.lab.cli;

import dev.sluice.azurite.Azurite;
import dev.sluice.azurite.AzuriteInstallation;
import dev.sluice.lab.LabException;
import dev.sluice.lab.audit.ArchiveFolder;
import dev.sluice.lab.audit.Evidence;
import dev.sluice.lab.audit.Report;
import dev.sluice.lab.data.DataFolder;
import dev.sluice.lab.run.DataAudit;
import dev.sluice.lab.tenants.Home;
import dev.sluice.lab.tenants.TwoTenants;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice audit}: audits the data folder of earlier runs. */
@Command(
        name = "audit",
        description =
                "Compares what the sources sent with what the archive holds, and that with the devices' state, reading the"
                        + " Parquet files with DuckDB."
                        + " Exit code 0 only if nothing was lost, repeated, reordered or changed.")
final class AuditCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", required = true, description = "The data folder of ./sluice up.")
    @Nullable Path data;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description = "Read the Parquet files in DIR instead of those in the data folder's storage.")
    @Nullable Path archive;

    @Option(
            names = "--export",
            paramLabel = "DIR",
            description = "Keep the Parquet files that were fetched from the storage in DIR.")
    @Nullable Path export;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report to FILE, too.")
    @Nullable Path report;

    @Option(names = "--json", description = "Print the report as JSON.")
    boolean json;

    @Mixin
    Help help = new Help();

    @Override
    public Integer call() throws InterruptedException {
        try (DataFolder folder = DataFolder.openExisting(java.util.Objects.requireNonNull(data))) {
            Report result = audit(folder);
            Optional.ofNullable(report).ifPresent(result::write);
            new ReportOutput(System.out, json).show(result);
            return result.pass() ? 0 : 1;
        }
    }

    private Report audit(DataFolder folder) throws InterruptedException {
        try {
            return DataAudit.of(folder, target -> evidenceOf(folder, target), Optional.empty());
        } catch (LabException e) {
            return Report.failed(String.valueOf(e.getMessage()));
        }
    }

    private Evidence evidenceOf(DataFolder folder, Path target) {
        Path given = archive;
        if (given != null) {
            return Evidence.of(new ArchiveFolder(given));
        }
        Path kept = export == null ? target : export;
        Path storage = folder.folder("azurite");
        String[] accounts = TwoTenants.ACCOUNTS.toArray(String[]::new);
        try (Azurite azurite =
                Azurite.startWithTables(AzuriteInstallation.find(Home.find().root()), storage, accounts)) {
            return TwoTenants.fetchEvidence(
                    azurite.connectionString(accounts[0]), azurite.connectionString(accounts[1]), folder, kept);
        } catch (IllegalStateException e) {
            throw new LabException(String.valueOf(e.getMessage()), e);
        }
    }
}
