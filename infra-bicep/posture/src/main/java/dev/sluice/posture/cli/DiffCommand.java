package dev.sluice.posture.cli;

import dev.sluice.posture.PostureException;
import dev.sluice.posture.diff.ClaimChange;
import dev.sluice.posture.diff.Difference;
import dev.sluice.posture.diff.ResourceChange;
import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshot;
import dev.sluice.posture.model.Snapshots;
import dev.sluice.posture.model.Tenant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./sluice posture diff}: says what a change does to the claims. */
@Command(
        name = "diff",
        description =
                "Says what lies between two pairs of plans, and what that does to the claims. Exit code 1 if a claim is"
                        + " worse off.")
final class DiffCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "A",
            description =
                    "Folder with ot-tenant/main.snapshot.json, it-tenant/main.snapshot.json and approval.json; or a"
                            + " snapshot of one tenant.")
    Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "What to compare with it, of the same kind.")
    Path after = Path.of("");

    @Mixin
    Inputs inputs = new Inputs();

    @Option(names = "--json", description = "Print the difference as JSON.")
    boolean json;

    @Mixin
    Help help = new Help();

    @Override
    public Integer call() {
        if (Files.isDirectory(before) != Files.isDirectory(after)) {
            throw new PostureException(
                    "can't compare a folder with a file: name two folders, or two snapshots of one tenant");
        }
        Difference difference = Files.isDirectory(before) ? ofFolders() : ofFiles();
        System.out.print(json ? JsonText.of(difference) : text(difference));
        System.out.flush();
        return difference.worse() ? 1 : 0;
    }

    private Difference ofFolders() {
        return Difference.between(pair(before), ledger(before), pair(after), ledger(after));
    }

    private static Snapshots pair(Path folder) {
        return new Snapshots(
                Snapshot.read(Tenant.OT, folder.resolve("ot-tenant/main.snapshot.json")),
                Snapshot.read(Tenant.IT, folder.resolve("it-tenant/main.snapshot.json")));
    }

    private static Ledger ledger(Path folder) {
        return Ledger.read(folder.resolve("approval.json"));
    }

    /** The other tenant's plan and the ledger are the same on both sides. */
    private Difference ofFiles() {
        Snapshots rest = inputs.snapshots();
        Tenant tenant = tenantOf(before, rest);
        if (tenantOf(after, rest) != tenant) {
            throw new PostureException(
                    before + " and " + after + " are of two tenants: name two snapshots of one tenant");
        }
        Ledger ledger = inputs.ledger();
        return Difference.between(with(rest, tenant, before), ledger, with(rest, tenant, after), ledger);
    }

    private static Snapshots with(Snapshots rest, Tenant tenant, Path file) {
        Snapshot snapshot = Snapshot.read(tenant, file);
        return tenant == Tenant.OT ? new Snapshots(snapshot, rest.it()) : new Snapshots(rest.ot(), snapshot);
    }

    /** By the tenant id it outputs; else by whether it has the hub of the devices. */
    private static Tenant tenantOf(Path file, Snapshots known) {
        Snapshot snapshot = Snapshot.read(Tenant.OT, file);
        return Stream.of(Tenant.values())
                .filter(tenant -> !id(snapshot).isEmpty() && id(snapshot).equals(id(known.of(tenant))))
                .findFirst()
                .orElseGet(() -> snapshot.resources().stream()
                                .anyMatch(resource -> resource.type().equalsIgnoreCase("Microsoft.Devices/IotHubs"))
                        ? Tenant.OT
                        : Tenant.IT);
    }

    private static String id(Snapshot snapshot) {
        return snapshot.document().at("/outputs/tenantId").asText();
    }

    private static String text(Difference difference) {
        StringBuilder text = new StringBuilder();
        for (ResourceChange change : difference.resources()) {
            text.append(String.format(
                    "%-8s %s %s%n", change.change(), change.tenant().text(), change.resource()));
            change.pointers()
                    .forEach(pointer ->
                            text.append("           ").append(pointer).append('\n'));
        }
        text.append(difference.ledgerChanged() ? "changed  ledger\n" : "");
        for (ClaimChange claim : difference.claims()) {
            text.append(String.format(
                    "claim    %s: %s -> %s%n",
                    claim.id(), claim.before().text(), claim.after().text()));
            claim.appeared()
                    .forEach(finding -> text.append("         + ")
                            .append(finding.resource())
                            .append(finding.pointer())
                            .append(": ")
                            .append(finding.message())
                            .append('\n'));
            claim.vanished()
                    .forEach(finding -> text.append("         - ")
                            .append(finding.resource())
                            .append(finding.pointer())
                            .append(": ")
                            .append(finding.message())
                            .append('\n'));
        }
        return text.append("verdict: ")
                .append(difference.before().text())
                .append(" -> ")
                .append(difference.after().text())
                .append(difference.worse() ? ", worse" : ", no claim worse")
                .append('\n')
                .toString();
    }
}
