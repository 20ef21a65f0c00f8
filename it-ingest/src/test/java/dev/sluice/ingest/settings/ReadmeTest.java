package dev.sluice.ingest.settings;

import dev.sluice.ingest.GeneratedTable;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void showsTheSettingsAsTheyAreDeclared() throws IOException {
        GeneratedTable.assertShown("settings", SettingsText.table());
    }
}
