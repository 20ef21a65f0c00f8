package dev.sluice.archiver.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The settings table of the README is made from the declarations; {@code -Dsluice.regenerate=true} writes it anew. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- settings -->\n";
    private static final String END = "<!-- /settings -->\n";

    @Test
    void showsTheSettingsAsTheyAreDeclared() throws IOException {
        String readme = Files.readString(README);
        String current = readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length())
                + table()
                + readme.substring(readme.indexOf(END));
        if (Boolean.getBoolean("sluice.regenerate")) {
            Files.writeString(README, current);
        }

        assertThat(Files.readString(README))
                .as("the table is stale: run the test with -Dsluice.regenerate=true")
                .isEqualTo(current);
    }

    private static String table() {
        String rows = ArchiverSettings.ALL.stream().map(ReadmeTest::row).collect(Collectors.joining());
        return "| setting | default | meaning |\n|---|---|---|\n" + rows;
    }

    private static String row(Setting setting) {
        String fallback = setting.fallback();
        String shown = fallback == null ? "required" : fallback.isEmpty() ? "none" : "`" + fallback + "`";
        String secret = setting.secret() ? " Secret." : "";
        return "| `" + setting.name() + "` | " + shown + " | " + setting.description() + secret + " |\n";
    }
}
