package dev.sluice.posture.compile;

import dev.sluice.posture.PostureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder {@code infra-bicep} of a project: what is written by hand in it, and what the compiler makes of that.
 *
 * @param home the project's folder; all paths are given below it, with slashes
 */
record BicepFolder(Path home) {
    private static final String NAME = "infra-bicep";
    private static final String PARAMETERS = ".bicepparam";
    private static final List<String> WRITTEN = List.of(".bicep", PARAMETERS, "bicepconfig.json");

    /** Such as {@code loadTextContent('../query.asaql')}. */
    private static final Pattern LOADED =
            Pattern.compile("\\bload(?:TextContent|JsonContent|YamlContent|FileAsBase64)\\(\\s*'([^']+)'");

    /** Every file the outputs depend on: Bicep, parameters, the compiler's configuration, and what these load. */
    NavigableSet<String> sources() {
        NavigableSet<String> sources = new TreeSet<>();
        for (Path file : written()) {
            sources.add(below(file));
            loaded(file).forEach(sources::add);
        }
        return sources;
    }

    /** Files with parameters; each has a snapshot beside it. */
    List<Path> parameters() {
        return written().stream()
                .filter(file -> file.toString().endsWith(PARAMETERS))
                .toList();
    }

    /** Entry points, {@code main.bicep}; each has its compiled JSON beside it. */
    List<Path> templates() {
        return written().stream().filter(file -> file.endsWith("main.bicep")).toList();
    }

    /** Every file the compiler makes. */
    NavigableSet<String> outputs() {
        NavigableSet<String> outputs = new TreeSet<>();
        parameters().forEach(file -> outputs.add(below(snapshotOf(file))));
        templates().forEach(file -> outputs.add(below(compiledOf(file))));
        return outputs;
    }

    Path lock() {
        return folder().resolve("bicep.lock.json");
    }

    /** Where the snapshots are taken as if deployed to, by folder. */
    Path places() {
        return folder().resolve("example.json");
    }

    Path folder() {
        return home.resolve(NAME);
    }

    Path file(String below) {
        return home.resolve(below);
    }

    String below(Path file) {
        return home.toAbsolutePath()
                .normalize()
                .relativize(file.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }

    static Path snapshotOf(Path parameters) {
        return withEnding(parameters, PARAMETERS, ".snapshot.json");
    }

    static Path compiledOf(Path template) {
        return withEnding(template, ".bicep", ".json");
    }

    private static Path withEnding(Path file, String ending, String other) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - ending.length()) + other);
    }

    private List<Path> written() {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(file -> !file.startsWith(folder().resolve("posture")))
                    .filter(file -> WRITTEN.stream()
                            .anyMatch(ending -> file.getFileName().toString().endsWith(ending)))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new PostureException("could not read the folder " + folder() + ": run it in the project", e);
        }
    }

    private Stream<String> loaded(Path file) {
        Matcher loads = LOADED.matcher(text(file));
        return loads.results().map(load -> below(file.resolveSibling(load.group(1))));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new PostureException("could not read " + file, e);
        }
    }
}
