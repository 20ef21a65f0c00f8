package dev.sluice.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.lab.audit.ArchiveFolder;
import dev.sluice.lab.audit.Evidence;
import dev.sluice.lab.audit.Report;
import dev.sluice.lab.data.DataFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataAuditTest {
    @TempDir
    Path parent;

    @Test
    void saysThatNothingWasSentWhenThereIsNoArchiveYet() throws Exception {
        try (DataFolder data = DataFolder.openOrCreate(parent.resolve("data"))) {
            Report report =
                    DataAudit.of(data, target -> Evidence.of(new ArchiveFolder(target)), Optional.of(List.of()));

            assertThat(report.reasons()).containsExactly("no event was sent");
            assertThat(data.root().resolve("fetched")).doesNotExist();
        }
    }
}
