package dev.sluice.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A table of the README that is made from code. */
public final class GeneratedTable {
    private static final Path README = Path.of("README.md");

    private GeneratedTable() {}

    /** Checks that the README shows a table as it is declared; writes it there where {@code sluice.refresh} is set. */
    public static void assertShown(String name, String table) throws IOException {
        String mark = "<!-- " + name + ": generated -->\n";
        String readme = Files.readString(README);
        int begin = readme.indexOf(mark) + mark.length();
        int end = readme.indexOf("<!-- end of " + name + " -->\n");

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
