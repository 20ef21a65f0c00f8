package dev.sluice.bench.process;

import dev.sluice.bench.BenchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Java process that ends with this one at the latest. Thread-safe. */
public final class ChildJvm implements AutoCloseable {
    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread atExit;

    private ChildJvm(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.atExit = new Thread(process::destroyForcibly, "end-" + name);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts a process with the Java that runs this one.
     *
     * @param arguments options of the JVM, main class or jar, and arguments
     * @param log file that gets what the process says on standard error
     */
    public static ChildJvm start(String name, List<String> arguments, Path log) {
        return start(name, arguments, Map.of(), log);
    }

    /** The same with variables of its environment, which is where keys belong. */
    public static ChildJvm start(String name, List<String> arguments, Map<String, String> environment, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            return new ChildJvm(name, process, log);
        } catch (IOException e) {
            throw new BenchException("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** The first line on its standard output. */
    public String firstLine(Duration limit) {
        CompletableFuture<String> line = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(line), name + "-output");
        reader.setDaemon(true);
        reader.start();
        try {
            return line.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchException(name + " did not get ready: " + lastWords(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while " + name + " started", e);
        }
    }

    private void read(CompletableFuture<String> first) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                first.complete(line);
            }
        } catch (IOException e) {
            first.completeExceptionally(e);
        }
        first.completeExceptionally(new IOException("it ended"));
    }

    /** Waits until it ends by itself. */
    public void awaitSuccess(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                throw new BenchException(name + " did not do its work: " + lastWords());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while " + name + " worked", e);
        }
    }

    /** What it said last, for an error's message. */
    public String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "what it said can't be read: " + e.getMessage();
        }
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it at once: for one that has done what was measured. */
    public void kill() {
        process.destroyForcibly();
        close();
    }

    /** Asks it to end, and kills it when it takes too long. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(TO_STOP.toMillis(), TimeUnit.MILLISECONDS);
            }
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException exiting) {
            process.destroyForcibly();
        }
    }
}
