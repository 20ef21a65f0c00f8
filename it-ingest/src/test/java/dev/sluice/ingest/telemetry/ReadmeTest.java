package dev.sluice.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- metrics: generated -->\n";
    private static final String END = "<!-- end of metrics -->\n";

    @Test
    void showsTheMetricsAsTheyAreDeclared() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        String table = MetricsTable.text();

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
