package dev.sluice.posture.compile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.PostureException;
import dev.sluice.posture.model.JsonFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes every snapshot, every compiled template and the lock anew. */
final class Compilation {
    private final BicepFolder folder;
    private final BicepCompiler compiler;

    Compilation(BicepFolder folder, BicepCompiler compiler) {
        this.folder = folder;
        this.compiler = compiler;
    }

    /**
     * Writes them all.
     *
     * @throws PostureException at the first error or warning of the compiler; files made until then stay
     */
    Lock run() {
        JsonNode places = JsonFile.read(folder.places());
        folder.parameters().forEach(file -> place(file, places)); // a missing entry is told before minutes of work
        Stream<Runnable> snapshots = folder.parameters().stream().map(file -> () -> snapshot(file, places));
        Stream<Runnable> templates =
                folder.templates().stream().map(file -> () -> compiler.build(file, BicepFolder.compiledOf(file)));
        Stream.concat(snapshots, templates).parallel().forEach(Runnable::run);
        Lock lock = Lock.of(folder, compiler.version());
        write(folder.lock(), JsonLayout.of(lock.document()));
        return lock;
    }

    private void snapshot(Path parameters, JsonNode places) {
        compiler.snapshot(parameters, place(parameters, places));
        Path snapshot = BicepFolder.snapshotOf(parameters);
        write(snapshot, JsonLayout.of(JsonLayout.withSortedOutputs((ObjectNode) JsonFile.read(snapshot))));
    }

    /** The entry named like the folder of the file, or like one above it. */
    private Map<String, String> place(Path parameters, JsonNode places) {
        Path relative = folder.folder().relativize(parameters).getParent();
        for (Path at = relative; at != null; at = at.getParent()) {
            JsonNode place = places.path(String.valueOf(at.getFileName()));
            if (place.isObject()) {
                Map<String, String> values = new TreeMap<>();
                place.properties()
                        .forEach(entry -> values.put(
                                option(entry.getKey()), entry.getValue().asText()));
                return values;
            }
        }
        throw new PostureException(folder.places() + " has no entry for the folder of " + parameters
                + ": add where its snapshot is taken as if deployed to");
    }

    /** {@code tenantId} is the compiler's option {@code tenant-id}. */
    private static String option(String key) {
        return key.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new PostureException("could not write " + file + ": " + e.getMessage(), e);
        }
    }
}
