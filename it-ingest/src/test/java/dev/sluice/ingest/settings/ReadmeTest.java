package dev.sluice.ingest.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- settings: generated -->\n";
    private static final String END = "<!-- end of settings -->\n";

    @Test
    void showsTheSettingsAsTheyAreDeclared() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        String table = SettingsText.table();

        if (Boolean.getBoolean("sluice.refresh")) {
            Files.writeString(README, readme.substring(0, begin) + table + readme.substring(end));
            return;
        }

        assertThat(readme.substring(begin, end))
                .as("refresh it: mvn test -pl it-ingest -am -Dtest=ReadmeTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dsluice.refresh=true")
                .isEqualTo(table);
    }
}
