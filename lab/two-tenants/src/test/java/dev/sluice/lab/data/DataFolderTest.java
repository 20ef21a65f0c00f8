package dev.sluice.lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.lab.LabException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path parent;

    @Test
    void isOpenedAgainByALaterRun() {
        Path root = parent.resolve("data");
        DataFolder.openOrCreate(root).close();

        try (DataFolder again = DataFolder.openOrCreate(root)) {
            assertThat(again.folder("ledger")).isDirectory();
        }
    }

    @Test
    void refusesAFolderWithSomethingElseInIt() throws Exception {
        Files.writeString(parent.resolve("thesis.txt"), "precious");

        assertThatThrownBy(() -> DataFolder.openOrCreate(parent))
                .isInstanceOf(LabException.class)
                .hasMessage(parent + " holds files that are not sluice's: use an empty folder or a new one");
        assertThat(parent.resolve("sluice-data.json")).doesNotExist();
    }

    @Test
    void saysThatAFileIsInTheWay() throws Exception {
        Path file = Files.writeString(parent.resolve("data"), "precious");

        assertThatThrownBy(() -> DataFolder.openOrCreate(file))
                .hasMessage("cannot use " + file + " as data folder: there is a file of that name");
    }

    @Test
    void refusesAFolderInUse() {
        Path root = parent.resolve("data");
        try (DataFolder open = DataFolder.openOrCreate(root)) {
            assertThatThrownBy(() -> DataFolder.openOrCreate(open.root())).hasMessageContaining("is in use by another");
        }
    }

    @Test
    void refusesAnotherVersion() throws Exception {
        Files.writeString(parent.resolve("sluice-data.json"), "{\"version\": 2}");

        assertThatThrownBy(() -> DataFolder.openOrCreate(parent)).hasMessageContaining("another version");
    }

    @Test
    void refusesToAuditWhatIsNoDataFolder() {
        assertThatThrownBy(() -> DataFolder.openExisting(parent)).hasMessageContaining("is no data folder of sluice");
    }

    @Test
    void leavesNothingWhenItIsDeleted() {
        DataFolder temporary = DataFolder.temporary();
        temporary.folder("ledger");

        temporary.delete();

        assertThat(temporary.root()).doesNotExist();
    }
}
