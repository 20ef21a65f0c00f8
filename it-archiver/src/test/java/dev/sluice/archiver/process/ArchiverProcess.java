package dev.sluice.archiver.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged archiver as a child process. */
public final class ArchiverProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target/it-archiver.jar");
    private static final long LIMIT_SECONDS = 60;

    private final Process process;
    private final Path log;
    private final BufferedReader output;

    private ArchiverProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.output = process.inputReader();
    }

    /** Starts it with these settings; its log goes to a new file in the folder. */
    public static ArchiverProcess start(Path folder, Map<String, String> settings) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-jar", JAR.toString()));
        builder.environment().keySet().removeIf(name -> name.startsWith("SLUICE_"));
        builder.environment().putAll(settings);
        try {
            Path log = Files.createTempFile(folder, "archiver", ".log");
            builder.redirectError(log.toFile());
            return new ArchiverProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("the archiver could not be started", e);
        }
    }

    /** The first line on its standard output. */
    public String awaitReady() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IllegalStateException("the archiver ended before it was ready:\n" + log());
        }
        return line;
    }

    /** What else it wrote to standard output, once it has ended. */
    public List<String> restOfOutput() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    public boolean logContains(String text) {
        return logCount(text) > 0;
    }

    /** How many lines of the log hold the text. */
    public long logCount(String text) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException e) {
            throw new UncheckedIOException("the log can't be read", e);
        }
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** SIGTERM. */
    public void terminate() {
        // Not Process.destroy: that closes the streams that are read afterwards.
        process.toHandle().destroy();
    }

    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the archiver did not end");
        }
        return process.exitValue();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
