package dev.sluice.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./sluice} as a person does, in a process group of its own, and keeps what it prints. */
public final class Launcher implements AutoCloseable {
    private static final long LIMIT_SECONDS = 400;
    private static final long SIGINT = 1L << 1;

    private final Process process;
    private final Path out;
    private final Path err;

    private Launcher(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it; what it prints goes to files in the folder. */
    public static Launcher start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        Path out = Files.createTempFile(folder, "launcher", ".out");
        Path err = Files.createTempFile(folder, "launcher", ".err");
        List<String> command =
                new ArrayList<>(ignoresInterrupts() ? List.of("env", "--default-signal=INT") : List.of());
        command.addAll(List.of("setsid", "sh", root().resolve("sluice").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        return new Launcher(builder.start(), out, err);
    }

    /** What a shell starts in the background ignores Ctrl-C, and so does what that starts: a person's launcher doesn't. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .map(line -> line.substring("SigIgn:".length()).strip())
                .orElse("0");
        return (Long.parseUnsignedLong(ignored, 16) & SIGINT) != 0;
    }

    /** Runs it to its end. */
    public static Launcher run(Path folder, String... arguments) throws Exception {
        Launcher launcher = start(folder, Map.of(), arguments);
        launcher.await();
        return launcher;
    }

    /** The checkout that the tests are part of. */
    public static Path root() {
        return Path.of("").toAbsolutePath().getParent().getParent();
    }

    public int await() throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not end within " + LIMIT_SECONDS + " s");
        }
        return process.exitValue();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    public int exitCode() {
        return process.exitValue();
    }

    public String out() throws IOException {
        return Files.readString(out, UTF_8);
    }

    public String err() throws IOException {
        return Files.readString(err, UTF_8);
    }

    /** All of its processes that are alive, itself included. */
    public List<ProcessHandle> tree() {
        List<ProcessHandle> tree = new ArrayList<>(process.descendants().toList());
        tree.add(process.toHandle());
        return tree;
    }

    @Override
    public void close() {
        tree().forEach(ProcessHandle::destroyForcibly);
    }
}
