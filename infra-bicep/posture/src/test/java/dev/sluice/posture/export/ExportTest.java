package dev.sluice.posture.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.Claim;
import dev.sluice.posture.Posture;
import dev.sluice.posture.PostureException;
import dev.sluice.posture.Status;
import dev.sluice.posture.Verdict;
import dev.sluice.posture.diff.Difference;
import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.JsonFile;
import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshot;
import dev.sluice.posture.model.Snapshots;
import dev.sluice.posture.model.Tenant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is deployed, in the shape Azure prints it: proven as its plan is, and refuted when somebody changed it. */
class ExportTest {
    private static final Path OT = Path.of("../ot-tenant/main.snapshot.json");
    private static final Path IT = Path.of("../it-tenant/main.snapshot.json");

    private static final String STRANGER =
            "/subscriptions/66666666-0000-4000-8000-00000000000c/resourceGroups/x/providers/Microsoft.Network/privateEndpoints/x";

    @TempDir
    Path folder;

    private final Deployed ot = Deployed.of(OT);
    private final Deployed it = Deployed.of(IT);

    @BeforeEach
    void approve() {
        it.approve(
                "namespaces/sluice-it-jkcddubjtr3gq",
                ot.find("/privateEndpoints/sluice-ot-link").path("id").asText());
    }

    @Test
    void provesWhatIsDeployed() {
        assertThat(check(true).claims().stream()
                        .flatMap(claim -> claim.findings().stream())
                        .toList())
                .isEmpty();
    }

    @Test
    void cannotTellWhatASecretHolds() {
        assertThat(check(false).verdict()).isNotEqualTo(Status.PROVEN);
    }

    @Test
    void findsPublicAccessSwitchedOn() {
        it.find("/networkRuleSets/default").withObject("/properties").put("publicNetworkAccess", "Enabled");

        assertThat(refuted()).contains("public-access");
    }

    @Test
    void findsPublicAccessOfAnAccountSwitchedOn() {
        it.find("/storageAccounts/sluiceitdatajkcddubj")
                .withObject("/properties")
                .put("publicNetworkAccess", "Enabled");

        assertThat(refuted()).contains("public-access");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/namespaces/sluice-it-jkcddubjtr3gq",
                "/storageAccounts/sluiceitdatajkcddubj",
                "/registries/sluiceitjkcddubjtr3gq"
            })
    void findsASecondApprovedConnection(String target) {
        Deployed.connect(it.find(target), STRANGER, "please");

        assertThat(refuted()).contains("endpoints");
    }

    @Test
    void findsARoleAddedByHand() {
        ObjectNode role =
                it.all("Microsoft.Authorization/roleAssignments").get(0).deepCopy();
        role.put("id", Ids.parent(role.path("id").asText()) + "/99999999-0000-4000-8000-000000000001");
        role.withObject("/properties").put("principalId", "99999999-0000-4000-8000-000000000002");
        it.put(role);

        assertThat(refuted()).contains("roles");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/A/sluice-it-jkcddubjtr3gq", "/A/sluiceothostz4se7zqh"})
    void findsARecordThatLeadsElsewhere(String record) {
        ((ObjectNode) ot.find(record).at("/properties/aRecords/0")).put("ipv4Address", "10.10.0.150");

        assertThat(refuted()).contains("names");
    }

    @Test
    void findsARuleOfASubnetAddedByHand() {
        ObjectNode rule = ot.find("/networkSecurityGroups/sluice-ot-function-flows")
                .withObject("/properties")
                .withArray("securityRules")
                .addObject()
                .put("name", "by-hand");
        rule.putObject("properties")
                .put("priority", 130)
                .put("direction", "Outbound")
                .put("access", "Allow")
                .put("protocol", "*")
                .put("sourceAddressPrefix", "*")
                .put("sourcePortRange", "*")
                .put("destinationAddressPrefix", "Internet")
                .put("destinationPortRange", "*");

        assertThat(refuted()).isNotEmpty();
    }

    @Test
    void saysThatNothingDrifted() {
        assertThat(drift().resources()).isEmpty();
        assertThat(drift().worse()).isFalse();
    }

    @Test
    void saysWhatDriftedAndNothingElse() {
        it.find("/networkRuleSets/default").withObject("/properties").put("publicNetworkAccess", "Enabled");
        ((ObjectNode) ot.find("/A/sluice-it-jkcddubjtr3gq").at("/properties/aRecords/0"))
                .put("ipv4Address", "10.10.0.150");
        ot.find("/config/appsettings").withObject("/properties").put("BY_HAND", "x");
        ObjectNode role =
                it.all("Microsoft.Authorization/roleAssignments").get(0).deepCopy();
        it.put(role.put("id", role.path("id").asText() + "-by-hand"));

        Difference drift = drift();

        assertThat(drift.resources())
                .extracting(change -> change.change() + " " + Ids.name(change.resource()) + " " + change.pointers())
                .containsExactlyInAnyOrder(
                        "changed default [/properties/publicNetworkAccess]",
                        "changed sluice-it-jkcddubjtr3gq [/properties/aRecords]",
                        "changed sluice-ot-bridge-z4se7zqhosrnk [/properties/siteConfig/appSettings]",
                        "added " + Ids.name(role.path("id").asText()) + " []");
        assertThat(drift.worse()).isTrue();
    }

    @Test
    void saysThatAnExportWasNotFinished() throws Exception {
        ot.write(folder.resolve("ot"));
        Files.delete(folder.resolve("ot/complete"));

        assertRefused("the export in " + folder.resolve("ot") + " was not finished: run the commands");
    }

    @Test
    void saysThatAFileIsMissing() throws Exception {
        ot.write(folder.resolve("ot"));
        Files.delete(folder.resolve("ot/part-7.json"));

        assertRefused("found no file " + folder.resolve("ot/part-7.json"));
    }

    @Test
    void saysThatAFileIsCutOff() throws Exception {
        ot.write(folder.resolve("ot"));
        Path part = folder.resolve("ot/part-7.json");
        Files.writeString(part, Files.readString(part).substring(0, 100));

        assertRefused(part + " is not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[1]"})
    void saysThatAFileIsNoOutputOfTheCommands(String content) throws Exception {
        ot.write(folder.resolve("ot"));
        Files.writeString(folder.resolve("ot/part-7.json"), content);

        assertRefused(folder.resolve("ot/part-7.json") + " is no output of the export commands");
    }

    @Test
    void saysThatAFileIsOfAnotherSubscription() throws Exception {
        ot.write(folder.resolve("ot"));
        it.write(folder.resolve("it"));
        Files.copy(
                folder.resolve("it/part-7.json"),
                folder.resolve("ot/part-7.json"),
                StandardCopyOption.REPLACE_EXISTING);

        assertRefused(folder.resolve("ot/part-7.json")
                + " is of subscription 17000000-0000-4000-8000-000000000002, account.json of 07000000-");
    }

    @Test
    void saysThatAListGoesOn() throws Exception {
        ot.write(folder.resolve("ot"));
        Files.writeString(folder.resolve("ot/part-7.json"), "{\"value\": [], \"nextLink\": \"https://next\"}");

        assertRefused(folder.resolve("ot/part-7.json") + " is only the first page of a list");
    }

    @Test
    void saysThatThereIsNoExport() {
        assertRefused("found no export in " + folder.resolve("ot"));
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> ExportReader.read(folder.resolve("ot")))
                .isInstanceOf(PostureException.class)
                .hasMessageStartingWith(message)
                .message()
                .doesNotContain("\n");
    }

    private Difference drift() {
        Ledger ledger = Ledger.read(Path.of("../approval.json"));
        return Difference.between(
                Snapshots.of(Snapshot.read(Tenant.OT, OT), Snapshot.read(Tenant.IT, IT)),
                ledger,
                deployed(true),
                ledger);
    }

    private List<String> refuted() {
        return check(true).claims().stream()
                .filter(claim -> claim.status() != Status.PROVEN)
                .map(Claim::id)
                .toList();
    }

    private Verdict check(boolean secrets) {
        return Posture.verified(deployed(secrets), Ledger.read(Path.of("../approval.json")));
    }

    private Snapshots deployed(boolean secrets) {
        return Snapshots.of(read(Tenant.OT, ot, secrets), read(Tenant.IT, it, secrets));
    }

    private Snapshot read(Tenant tenant, Deployed deployed, boolean secrets) {
        Path export = folder.resolve(tenant.text());
        deployed.write(export);
        ObjectNode document = ExportReader.read(export);
        if (secrets) {
            PlannedSecrets.fill(document, JsonFile.read(tenant == Tenant.OT ? OT : IT));
        }
        return Snapshot.of(tenant, tenant.text(), document);
    }
}
