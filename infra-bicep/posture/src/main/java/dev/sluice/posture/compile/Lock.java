package dev.sluice.posture.compile;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.posture.PostureException;
import dev.sluice.posture.model.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the committed outputs were made of and by what: without a compiler, the only way to see that they are stale.
 *
 * @param compiler version of the compiler, as it prints it
 * @param sources SHA-256 in hex by path below the project's folder
 * @param outputs the same of what was made
 */
@JsonPropertyOrder({"compiler", "sources", "outputs"})
record Lock(String compiler, NavigableMap<String, String> sources, NavigableMap<String, String> outputs) {
    /** What a file that isn't there has for a hash. */
    static final String ABSENT = "absent";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    Lock {
        sources = new TreeMap<>(sources);
        outputs = new TreeMap<>(outputs);
    }

    /** The lock for the files as they are now. */
    static Lock of(BicepFolder folder, String compiler) {
        return new Lock(compiler, hashes(folder, folder.sources()), hashes(folder, folder.outputs()));
    }

    /**
     * The committed lock.
     *
     * @throws PostureException when there is none, or it isn't one
     */
    static Lock read(Path file) {
        JsonNode document = JsonFile.read(file);
        try {
            return MAPPER.treeToValue(document, Lock.class);
        } catch (JsonProcessingException | NullPointerException e) {
            throw new PostureException(file + " is no lock: make it again with ./sluice posture snapshot", e);
        }
    }

    JsonNode document() {
        return MAPPER.valueToTree(this);
    }

    private static NavigableMap<String, String> hashes(BicepFolder folder, Collection<String> paths) {
        NavigableMap<String, String> hashes = new TreeMap<>();
        paths.forEach(path -> hashes.put(path, hash(folder.file(path))));
        return hashes;
    }

    private static String hash(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return ABSENT;
        } catch (IOException e) {
            throw new PostureException("could not read " + file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Both maps, for a comparison. */
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>(sources);
        all.putAll(outputs);
        return all;
    }
}
