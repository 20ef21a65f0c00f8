package dev.sluice.lab.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final LedgerEntry FIRST = new LedgerEntry("fan", 1, "{}".getBytes(UTF_8));
    private static final LedgerEntry SECOND = new LedgerEntry("fan", 2, "{}".getBytes(UTF_8));

    @TempDir
    Path folder;

    @Test
    void writesEveryAttemptBeforeItAndItsOutcomeAfterIt() throws Exception {
        try (Ledger ledger = LedgerFolder.open(folder).create("live")) {
            ledger.attempt(List.of(FIRST), 1);
            ledger.outcome(List.of(FIRST), 1, Outcome.UNKNOWN);
            ledger.attempt(List.of(FIRST), 2);
            ledger.outcome(List.of(FIRST), 2, Outcome.ACCEPTED);
        }

        assertThat(Files.readAllLines(folder.resolve("0001-live.csv")))
                .map(line -> line.replaceAll(",\\d{16},", ",T,"))
                .containsExactly(
                        "kind,micros,device,number,attempt,bytes,sha256",
                        "attempt,T,fan,1,1,2,44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
                        "unknown,T,fan,1,1,,",
                        "attempt,T,fan,1,2,2,44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
                        "accepted,T,fan,1,2,,");
    }

    @Test
    void goesOnNumberingWhereEarlierRunsStopped() {
        try (Ledger ledger = LedgerFolder.open(folder).create("live")) {
            ledger.attempt(List.of(FIRST, SECOND), 1);
        }

        try (Ledger later = LedgerFolder.open(folder).create("load")) {
            assertThat(later.lastNumbers()).containsEntry("fan", 2L);
        }
    }

    @Test
    void dropsALineThatAKilledLauncherLeftHalfWritten() throws Exception {
        try (Ledger ledger = LedgerFolder.open(folder).create("live")) {
            ledger.attempt(List.of(FIRST), 1);
        }
        Path file = folder.resolve("0001-live.csv");
        String whole = Files.readString(file);
        Files.writeString(file, "attempt,17", StandardOpenOption.APPEND);

        LedgerFolder.open(folder);

        assertThat(file).hasContent(whole);
    }
}
