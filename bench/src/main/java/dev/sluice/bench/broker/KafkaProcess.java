package dev.sluice.bench.broker;

import dev.sluice.bench.BenchException;
import dev.sluice.bench.process.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.Uuid;

/**
 * One Kafka node, broker and controller at once, with the JVM options of its own start script.
 *
 * @param jvm its process
 * @param address where it listens
 */
public record KafkaProcess(ChildJvm jvm, String address) implements AutoCloseable {
    private static final Duration TO_FORMAT = Duration.ofSeconds(60);
    /** As {@code kafka-server-start.sh} and {@code kafka-run-class.sh} have them. */
    private static final List<String> OPTIONS = List.of(
            "-Xmx1G",
            "-Xms1G",
            "-server",
            "-XX:+UseG1GC",
            "-XX:MaxGCPauseMillis=20",
            "-XX:InitiatingHeapOccupancyPercent=35",
            "-XX:+ExplicitGCInvokesConcurrent",
            "-Dlogback.configurationFile=dev/sluice/bench/kafka-logback.xml");

    /**
     * Starts a node; it listens some seconds later.
     *
     * @param folder gets its data and its log
     */
    public static KafkaProcess start(Path folder) {
        int port = freePort();
        Path settings = folder.resolve("kafka.properties");
        write(settings, settings(port, freePort(), folder.resolve("kafka")));
        Path log = folder.resolve("kafka.log");
        try (ChildJvm format = ChildJvm.start(
                "kafka-storage",
                command(
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        Uuid.randomUuid().toString(),
                        "-c",
                        settings.toString()),
                log)) {
            format.awaitSuccess(TO_FORMAT);
        }
        return new KafkaProcess(
                ChildJvm.start("kafka", command("kafka.Kafka", settings.toString()), log), "127.0.0.1:" + port);
    }

    private static List<String> command(String... mainAndArguments) {
        List<String> command = new ArrayList<>(OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(mainAndArguments));
        return command;
    }

    private static List<String> settings(int port, int controller, Path data) {
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@127.0.0.1:" + controller,
                "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
                "advertised.listeners=PLAINTEXT://127.0.0.1:" + port,
                "controller.listener.names=CONTROLLER",
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs=" + data,
                "offsets.topic.replication.factor=1",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1");
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new BenchException("cannot write Kafka's settings to " + file + ": " + e.getMessage(), e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchException("cannot find a free port for Kafka: " + e.getMessage(), e);
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
