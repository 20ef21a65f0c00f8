package dev.sluice.bench.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.bench.BenchException;
import dev.sluice.bench.process.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The packaged local server, started as {@code ./sluice eventhubs} starts it, with its data on the disk.
 *
 * @param jvm its process
 * @param port where it listens
 * @param adminPort where its admin API listens, 0 if it has none
 * @param connectionString what an SDK connects with, without a hub
 * @param tlsConnectionString the same for TLS
 * @param caFile authority that TLS needs trusted
 */
public record ServerProcess(
        ChildJvm jvm, int port, int adminPort, String connectionString, String tlsConnectionString, Path caFile)
        implements AutoCloseable {
    /** The hub of the benchmarks. */
    public static final String HUB = "bench";

    /** A hub for the client that saturates the server while others are measured. */
    public static final String BULK_HUB = "bulk";

    private static final Duration TO_START = Duration.ofSeconds(60);

    /**
     * Starts a server.
     *
     * @param home the project's folder
     * @param folder gets its data and its log
     */
    public static ServerProcess start(Path home, Path folder, int partitions) {
        return start(home, folder, List.of("--hub", HUB + ":" + partitions, "--hub", BULK_HUB + ":" + Load.PARTITIONS));
    }

    /** Starts a server that has no hub yet: they are made with its admin API. */
    public static ServerProcess startEmpty(Path home, Path folder) {
        return start(home, folder, List.of("--admin-port", "0"));
    }

    private static ServerProcess start(Path home, Path folder, List<String> more) {
        Path jar = home.resolve("lab/eventhubs-server/target/eventhubs-server.jar");
        if (!Files.isRegularFile(jar)) {
            throw new BenchException("found no " + jar + ": start the benchmark with ./sluice bench, which builds it");
        }
        List<String> arguments = new ArrayList<>(options());
        arguments.addAll(List.of("-jar", jar.toString(), "--port", "0", "--json", "--flush", "os"));
        arguments.addAll(more);
        arguments.addAll(List.of("--data", folder.resolve("eventhubs").toString()));
        arguments.addAll(List.of("--tls-dir", folder.resolve("tls").toString()));
        ChildJvm jvm = ChildJvm.start("eventhubs-server", arguments, folder.resolve("eventhubs.log"));
        try {
            return ready(jvm, jvm.firstLine(TO_START));
        } catch (RuntimeException e) {
            jvm.close();
            throw e;
        }
    }

    /** The JVM's options: those the launcher gives, unless it gave none. */
    private static List<String> options() {
        return List.of(System.getProperty("sluice.eventhubs.options", "-XX:+UseSerialGC -Xmn16m -Xms32m")
                .split(" ", -1));
    }

    private static ServerProcess ready(ChildJvm jvm, String line) {
        try {
            JsonNode ready = new ObjectMapper().readTree(line);
            return new ServerProcess(
                    jvm,
                    ready.path("port").asInt(),
                    ready.path("adminPort").asInt(),
                    ready.path("connectionString").asText(),
                    ready.path("tlsConnectionString").asText(),
                    Path.of(ready.path("caFile").asText()));
        } catch (JsonProcessingException e) {
            throw new BenchException("the server did not get ready: " + line, e);
        }
    }

    public long pid() {
        return jvm.pid();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
