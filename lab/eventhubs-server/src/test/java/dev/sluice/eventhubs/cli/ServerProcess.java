package dev.sluice.eventhubs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The server in a process of its own, ended with the test. */
public final class ServerProcess implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;

    private final Process process;
    private final BufferedReader out;
    private final BufferedReader err;

    private ServerProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.err = process.errorReader(StandardCharsets.UTF_8);
    }

    public static ServerProcess start(String... arguments) throws IOException {
        return new ServerProcess(new ProcessBuilder(command(arguments)).start());
    }

    /** Starts it where it alone sees a file system of 3 MiB, a third of it taken by a file named ballast. */
    public static ServerProcess startOnSmallDisk(Path disk, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount -t tmpfs -o size=3m tmpfs \"$0\" && head -c 1000000 /dev/zero > \"$0/ballast\" && exec \"$@\"",
                disk.toString()));
        command.addAll(command(arguments));
        return new ServerProcess(new ProcessBuilder(command).start());
    }

    /** Starts it from one jar file. */
    public static ServerProcess startJar(Path jar, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return new ServerProcess(new ProcessBuilder(command).start());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.sluice.eventhubs.cli.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A file as the process sees it. */
    public Path sees(Path file) {
        return Path.of("/proc", String.valueOf(process.pid()), "root")
                .resolve(Path.of("/").relativize(file));
    }

    /** The ready line, which the process prints in JSON. A process that does not print it in time is ended. */
    public JsonNode ready() throws IOException {
        Timer limit = new Timer("ready-limit", true);
        limit.schedule(killing(), TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
        String line = out.readLine();
        limit.cancel();
        if (line == null) {
            throw new IllegalStateException("the process ended: " + err.readLine());
        }
        return new ObjectMapper().readTree(line);
    }

    private TimerTask killing() {
        return new TimerTask() {
            @Override
            public void run() {
                process.destroyForcibly();
            }
        };
    }

    /** Waits until the process has made a file. */
    public void awaitFile(Path file) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!Files.exists(file)) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException("the process did not make " + file);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExit();
    }

    public int terminate() throws InterruptedException {
        // The handle: destroying the process itself would close its streams before they are read.
        process.toHandle().destroy();
        return awaitExit();
    }

    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process did not end");
        }
        return process.exitValue();
    }

    /** What is left on standard output, line by line, to its end. */
    public List<String> restOfOut() {
        return out.lines().toList();
    }

    /** All of standard error, line by line, to its end. */
    public List<String> errors() {
        return err.lines().toList();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        out.close();
        err.close();
    }
}
