package dev.sluice.lab.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;

/** The SQL scripts of the audit. Stateless. */
final class Script {
    private Script() {}

    /** The text of a script in this jar. */
    static String read(String name) {
        try (InputStream resource = Script.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read from the jar", e);
        }
    }
}
