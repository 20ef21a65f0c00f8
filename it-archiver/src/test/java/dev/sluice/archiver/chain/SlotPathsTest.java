package dev.sluice.archiver.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlotPathsTest {
    private final SlotPaths paths = new SlotPaths("telemetry", 1_764_000_000_000L, "3");

    @Test
    void namesASlotByItsFirstEvent() {
        assertThat(paths.data(1234, Instant.parse("2026-11-24T23:59:59.999Z")))
                .isEqualTo("hub=telemetry/inc=1764000000000/v1/date=2026-11-24/hour=23/p=03/"
                        + "03-00000000000000001234.parquet");
    }

    @Test
    void keepsRecordsWhereNoTimeDecides() {
        assertThat(paths.gap(7)).isEqualTo("hub=telemetry/inc=1764000000000/v1/_gaps/p=03/00000000000000000007.json");
        assertThat(paths.genesis()).isEqualTo("hub=telemetry/inc=1764000000000/v1/_gaps/p=03/genesis.json");
    }

    @Test
    void knowsItsOwnFiles() {
        SlotPaths other = new SlotPaths("telemetry", 1_764_000_000_000L, "13");

        assertThat(paths.holdsData(paths.data(1, Instant.EPOCH))).isTrue();
        assertThat(paths.holdsData(other.data(1, Instant.EPOCH))).isFalse();
        assertThat(paths.holdsData(paths.gap(1))).isFalse();
    }
}
