package dev.sluice.lab.run;

import dev.sluice.lab.LabException;
import dev.sluice.lab.audit.Audit;
import dev.sluice.lab.audit.Evidence;
import dev.sluice.lab.audit.Findings;
import dev.sluice.lab.audit.Report;
import dev.sluice.lab.audit.Sightings;
import dev.sluice.lab.chaos.Kill;
import dev.sluice.lab.data.DataFolder;
import dev.sluice.lab.ledger.LedgerFolder;
import dev.sluice.lab.tenants.OtHub;
import dev.sluice.lab.watch.ArchiveWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Audits a data folder whose hubs are stopped. */
public final class DataAudit {
    private DataAudit() {}

    /** Brings what is to be looked at to a folder, or says where it is. */
    @FunctionalInterface
    public interface EvidenceSource {
        Evidence into(Path target) throws InterruptedException;
    }

    /**
     * Audits all runs in a data folder.
     *
     * @param source where the evidence comes from; the folder it may use is removed afterwards
     * @param kills what was done to the run that the report is of
     */
    public static Report of(DataFolder data, EvidenceSource source, Optional<List<Kill>> kills)
            throws InterruptedException {
        Path target = data.folder("fetched");
        try {
            Evidence evidence = source.into(target);
            Findings findings = Audit.run(
                    LedgerFolder.open(data.folder("ledger")).files(),
                    evidence.archive(),
                    Sightings.read(data.folder("logs").resolve(ArchiveWatch.SIGHTINGS)),
                    evidence.ingest());
            return new Report(
                    Optional.of(findings),
                    OtHub.events(data.folder("ot-hub")),
                    evidence.quarantined(),
                    Optional.empty(),
                    kills,
                    List.of());
        } finally {
            delete(target);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new LabException("cannot remove " + folder + ": " + e.getMessage(), e);
        }
    }
}
