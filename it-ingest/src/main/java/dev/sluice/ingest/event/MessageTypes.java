package dev.sluice.ingest.event;

import dev.sluice.contract.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The types of messages: one JSON Schema a file, {@code <type>.json}, of draft 2020-12. Its member {@code x-sluice} may
 * say where a body has its time, site and firmware: {@code {"time": "$.at", "site": "$.plant", "firmware": "$.fw"}}.
 * Type {@code default} is there without a file and takes any object; a file of that name replaces it. Immutable.
 */
public final class MessageTypes {
    private static final String SUFFIX = ".json";

    private final Map<String, MessageType> types = new HashMap<>();

    private MessageTypes() {
        types.put(MessageType.DEFAULT_NAME, MessageType.ANY);
    }

    /** Only the type that takes any object. */
    public static MessageTypes builtIn() {
        return new MessageTypes();
    }

    /**
     * The types of a folder.
     *
     * @throws InvalidSettingException when the folder or a file can't be read, or a file is no such schema
     */
    public static MessageTypes load(Path folder) {
        MessageTypes loaded = new MessageTypes();
        for (Path file : files(folder)) {
            String name = nameOf(file);
            loaded.types.put(name, new TypeFile(file, name).read());
        }
        return loaded;
    }

    /** Names of the types, in order. */
    public Set<String> names() {
        return new TreeSet<>(types.keySet());
    }

    @Nullable MessageType find(String name) {
        return types.get(name);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InvalidSettingException(
                    "the folder of schemas " + folder + " can't be read: check that it is there");
        }
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - SUFFIX.length());
    }
}
