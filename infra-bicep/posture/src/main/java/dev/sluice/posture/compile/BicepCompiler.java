package dev.sluice.posture.compile;

import dev.sluice.posture.PostureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Microsoft's Bicep compiler, run as a process.
 *
 * @param program the executable
 */
record BicepCompiler(Path program) {
    private static final int LIMIT_SECONDS = 300;

    /**
     * The one that the environment names: variable {@code BICEP}, else {@code bicep} on {@code PATH}.
     *
     * @throws PostureException when {@code BICEP} names none
     */
    static Optional<BicepCompiler> find(Map<String, String> environment) {
        String named = environment.getOrDefault("BICEP", "");
        if (!named.isEmpty()) {
            if (!Files.isExecutable(Path.of(named))) {
                throw new PostureException("BICEP names no executable: " + named);
            }
            return Optional.of(new BicepCompiler(Path.of(named)));
        }
        return Stream.of(environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "bicep"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(BicepCompiler::new);
    }

    /** Such as {@code 0.49.2}. */
    String version() {
        return run(List.of("--version")).strip().replaceAll("^Bicep CLI version (\\S+).*", "$1");
    }

    /** Compiles a template; a warning fails. */
    void build(Path template, Path compiled) {
        quiet(List.of("build", template.toString(), "--outfile", compiled.toString()), template);
    }

    /** Writes the snapshot beside a file of parameters; a warning fails. */
    void snapshot(Path parameters, Map<String, String> place) {
        List<String> arguments = new ArrayList<>(List.of("snapshot", parameters.toString(), "--mode", "overwrite"));
        place.forEach((name, value) -> arguments.addAll(List.of("--" + name, value)));
        quiet(arguments, parameters);
    }

    private void quiet(List<String> arguments, Path of) {
        String output = run(arguments);
        if (output.contains("Warning ") || output.contains("Error ")) {
            throw new PostureException("bicep warns of " + of + ": " + firstProblem(output));
        }
    }

    private String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        try {
            Path output = Files.createTempFile("bicep", ".out");
            try {
                return run(command, output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new PostureException("could not run " + program + ": " + e.getMessage(), e);
        }
    }

    private static String run(List<String> command, Path output) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = false;
        try {
            ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        if (!ended || process.exitValue() != 0) {
            throw new PostureException(String.join(" ", command.subList(0, Math.min(3, command.size())))
                    + (ended ? " failed: " + firstProblem(text) : " took longer than " + LIMIT_SECONDS + " s"));
        }
        return text;
    }

    private static String firstProblem(String text) {
        return text.lines()
                .filter(line -> line.contains("Error ") || line.contains("Warning "))
                .findFirst()
                .orElseGet(() -> text.lines().findFirst().orElse("it said nothing"));
    }
}
