package dev.sluice.posture.compile;

import dev.sluice.posture.PostureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether the committed outputs are what the Bicep files give.
 *
 * @param how what was done to find out, as a sentence
 * @param problems what is stale
 */
record Freshness(String how, List<Problem> problems) {
    private static final String FIX = "run ./sluice posture snapshot and commit what it changes";

    Freshness {
        problems = List.copyOf(problems);
    }

    /** By the lock, and where the compiler that made it is at hand by compiling anew. */
    static Freshness of(BicepFolder folder, Optional<BicepCompiler> compiler) {
        Lock lock = Lock.read(folder.lock());
        List<Problem> stale = changes(lock, Lock.of(folder, lock.compiler()));
        if (compiler.isEmpty()) {
            return new Freshness("compared with the lock only: found no compiler (BICEP, or bicep on PATH)", stale);
        }
        String version = compiler.get().version();
        if (!version.equals(lock.compiler())) {
            return new Freshness(
                    "compared with the lock only: it was made with Bicep " + lock.compiler() + ", here is " + version,
                    stale);
        }
        List<Problem> all = new ArrayList<>(stale);
        all.addAll(differences(folder, compiler.get()));
        return new Freshness("compiled anew with Bicep " + version + " and compared", all);
    }

    private static List<Problem> changes(Lock committed, Lock now) {
        Map<String, String> before = committed.all();
        Map<String, String> after = now.all();
        NavigableSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        return paths.stream()
                .filter(path -> !before.getOrDefault(path, Lock.ABSENT).equals(after.getOrDefault(path, Lock.ABSENT)))
                .map(path -> new Problem(path, "", change(path, before, after), FIX))
                .toList();
    }

    private static String change(String path, Map<String, String> before, Map<String, String> after) {
        if (!after.containsKey(path) || Lock.ABSENT.equals(after.get(path))) {
            return "the lock has it, but it is not there";
        }
        return before.containsKey(path) ? "it is not the file that the lock was made with" : "the lock doesn't have it";
    }

    private static List<Problem> differences(BicepFolder folder, BicepCompiler compiler) {
        try {
            Path copy = Files.createTempDirectory("bicep");
            try {
                return differences(folder, new BicepFolder(copy), compiler);
            } finally {
                delete(copy);
            }
        } catch (IOException e) {
            throw new PostureException("could not compile in a temporary folder: " + e.getMessage(), e);
        }
    }

    private static List<Problem> differences(BicepFolder folder, BicepFolder copy, BicepCompiler compiler)
            throws IOException {
        for (String source : folder.sources()) {
            copy(folder.file(source), copy.file(source));
        }
        copy(folder.places(), copy.places());
        new Compilation(copy, compiler).run();
        List<Problem> problems = new ArrayList<>();
        for (String output : copy.outputs()) {
            Path committed = folder.file(output);
            if (!Files.exists(committed) || Files.mismatch(copy.file(output), committed) >= 0) {
                problems.add(new Problem(output, "", "it is not what the compiler makes of its source", FIX));
            }
        }
        return problems;
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.createDirectories(Optional.ofNullable(to.getParent()).orElseThrow());
            Files.copy(from, to);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
