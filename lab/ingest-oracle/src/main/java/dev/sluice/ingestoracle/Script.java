package dev.sluice.ingestoracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;

/** SQL scripts that lie beside classes. Stateless. */
public final class Script {
    private Script() {}

    /**
     * The text of a script.
     *
     * @param beside a class of the same package
     * @throws IllegalStateException when it is not there
     */
    public static String read(Class<?> beside, String name) {
        try (InputStream resource = beside.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read from the jar", e);
        }
    }
}
