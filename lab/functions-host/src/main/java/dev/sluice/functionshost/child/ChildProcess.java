package dev.sluice.functionshost.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
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
import java.util.concurrent.locks.LockSupport;

/** A JVM of its own, whose errors go to a file. */
public final class ChildProcess implements AutoCloseable {
    private static final Duration LINE_LIMIT = Duration.ofSeconds(90);

    private final Process process;
    private final BufferedReader output;
    private final Path errors;

    private ChildProcess(Process process, Path errors) {
        this.process = process;
        this.output = process.inputReader();
        this.errors = errors;
    }

    /** Starts a class of this class path. */
    public static ChildProcess start(Class<?> main, Map<String, String> environment, Path folder, String... arguments) {
        List<String> program = List.of("-cp", System.getProperty("java.class.path"), main.getName());
        return start(main.getSimpleName(), program, environment, folder, arguments);
    }

    /** Starts a program as it is deployed, with the libraries that its own manifest names. */
    public static ChildProcess startJar(Path jar, Map<String, String> environment, Path folder, String... arguments) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar.toAbsolutePath() + " is not there: build its module up to package");
        }
        String name = jar.getFileName().toString();
        return start(name, List.of("-jar", jar.toAbsolutePath().toString()), environment, folder, arguments);
    }

    private static ChildProcess start(
            String name, List<String> program, Map<String, String> environment, Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx256m",
                "-Dlogback.configurationFile=logback.xml"));
        command.addAll(program);
        command.addAll(List.of(arguments));
        try {
            Path errors = Files.createTempFile(folder, name, ".log");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.appendTo(errors.toFile()));
            builder.environment().putAll(environment);
            ChildProcess started = new ChildProcess(builder.start(), errors);
            Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroyForcibly, "end-child"));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + name, e);
        }
    }

    /** The next line that it prints; empty when it ends first. */
    public String line() {
        CompletableFuture<String> line = new CompletableFuture<>();
        Thread reading = new Thread(() -> line.complete(read()), "child-output");
        reading.setDaemon(true);
        reading.start();
        try {
            return line.get(LINE_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("process " + process.pid() + " prints nothing: " + errors(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String read() {
        try {
            String line = output.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            return "";
        }
    }

    public long pid() {
        return process.pid();
    }

    public String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it in the middle of whatever it does, for as long as given, and lets it go on. */
    public void freezeFor(Duration time, Runnable meanwhile) {
        Signals.freeze(pid());
        try {
            LockSupport.parkNanos(time.toNanos());
            meanwhile.run();
        } finally {
            Signals.thaw(pid());
        }
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM; returns the exit code. */
    public int terminate() {
        process.destroy();
        return awaitEnd();
    }

    public int awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("process " + process.pid() + " did not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitEnd();
    }
}
