package dev.sluice.bench.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.bench.BenchException;
import dev.sluice.bench.process.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Starts processes that have ingest's libraries and tell their result in a line of JSON.
 *
 * @param home the project's folder
 * @param folder for data and logs
 */
record Children(Path home, Path folder) {
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final String SCHEMA = "climate.json";

    /** Folder of the message types; made when it is missing. */
    Path schemas() {
        Path schemas = folder.resolve("schemas");
        try (InputStream schema = Children.class.getResourceAsStream(SCHEMA)) {
            if (schema == null) {
                throw new IllegalStateException(SCHEMA + " is not in the jar");
            }
            Files.createDirectories(schemas);
            Files.writeString(schemas.resolve(SCHEMA), new String(schema.readAllBytes(), UTF_8));
            return schemas;
        } catch (IOException e) {
            throw new BenchException("cannot write the message types to " + schemas + ": " + e.getMessage(), e);
        }
    }

    /** Runs a process to its end; its keys are in its environment. */
    JsonNode run(String name, Class<?> main, Map<String, String> environment) {
        try (ChildJvm child = ChildJvm.start(name, arguments(main), environment, folder.resolve(name + ".log"))) {
            return new ObjectMapper().readTree(child.firstLine(LIMIT));
        } catch (JsonProcessingException e) {
            throw new BenchException(name + " gave no JSON", e);
        }
    }

    /** Starts ingest's own process. */
    ChildJvm ingest(Map<String, String> environment) {
        return ChildJvm.start(
                "ingest",
                List.of("-Xmx1g", "-jar", built("it-ingest/target/it-ingest.jar")),
                environment,
                folder.resolve("ingest.log"));
    }

    private List<String> arguments(Class<?> main) {
        String path = String.join(
                File.pathSeparator,
                built("bench/target/bench.jar"),
                built("it-ingest/target/it-ingest.jar"),
                built("it-ingest/target/lib") + File.separator + "*");
        return List.of(
                "-Xmx1g",
                "-Xshare:auto",
                "-Dlogback.configurationFile=dev/sluice/bench/bench-logback.xml",
                "-cp",
                path,
                main.getName());
    }

    private String built(String name) {
        Path built = home.resolve(name);
        if (!Files.exists(built)) {
            throw new BenchException(
                    "found no " + built + ": start the benchmark with ./sluice bench, which builds it");
        }
        return built.toString();
    }
}
