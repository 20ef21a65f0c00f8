package dev.sluice.posture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostureCommandTest {
    private static final String OT = "../ot-tenant/main.snapshot.json";

    @TempDir
    Path folder;

    @Test
    void saysThatThereIsNoFile() {
        assertThat(error("check", "--ot", "none.json"))
                .isEqualTo("sluice: found no file none.json: name one that exists");
    }

    @Test
    void saysThatAFileIsCutOff() throws Exception {
        Path cut = folder.resolve("cut.json");
        Files.writeString(cut, Files.readString(Path.of(OT)).substring(0, 5000));

        assertThat(error("check", "--ot", cut.toString()))
                .startsWith("sluice: " + cut + " is not JSON (line ")
                .endsWith("is it cut off?");
    }

    @Test
    void saysThatATemplateIsNoSnapshot() {
        assertThat(error("check", "--ot", "../ot-tenant/main.json"))
                .isEqualTo("sluice: ../ot-tenant/main.json is no snapshot: it has no list 'predictedResources';"
                        + " make one with ./sluice posture snapshot");
    }

    @Test
    void saysThatOneTenantIsGivenTwice() {
        assertThat(error("check", "--ot", OT, "--it", OT, "--approval", "../approval.json"))
                .startsWith("sluice: both snapshots are of one tenant (");
    }

    @Test
    void saysThatAPlanIsNoLedger() {
        assertThat(error("check", "--ot", OT, "--it", "../it-tenant/main.snapshot.json", "--approval", OT))
                .startsWith("sluice: " + OT + " is no ledger: it has no list 'connections'");
    }

    @Test
    void namesTheClaimsThereAre() {
        assertThat(error(
                        "explain",
                        "everything",
                        "--ot",
                        OT,
                        "--it",
                        "../it-tenant/main.snapshot.json",
                        "--approval",
                        "../approval.json"))
                .startsWith("sluice: there is no claim 'everything': there are inventory, public-access,");
    }

    private static String error(String... arguments) {
        StringWriter text = new StringWriter();
        int code = PostureCommand.commandLine().setErr(new PrintWriter(text)).execute(arguments);
        assertThat(code).isNotZero();
        assertThat(text.toString().strip()).doesNotContain("\n");
        return text.toString().strip();
    }
}
