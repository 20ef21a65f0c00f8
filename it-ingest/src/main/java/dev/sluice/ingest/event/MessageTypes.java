package dev.sluice.ingest.event;

import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.ingest.files.JsonFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The types of messages: one JSON Schema a file, {@code <type>.json}, of draft 2020-12. Its member {@code x-sluice} may
 * say where a body has its time, site and firmware: {@code {"time": "$.at", "site": "$.plant", "firmware": "$.fw"}}.
 * Type {@code default} is there without a file and takes any object; a file of that name replaces it. Immutable.
 */
public final class MessageTypes {
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
        for (JsonFile file : JsonFile.in(folder, "schemas")) {
            loaded.types.put(file.type(), new TypeFile(file).read());
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
}
