package dev.sluice.eventhubs.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.eventhubs.EventHubsServerException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value in a file, and where it is.
 *
 * @param file the file
 * @param path such as {@code hubs[1].partitions}; empty for the whole file
 * @param node the value
 */
record Entry(Path file, String path, JsonNode node) {
    static Entry root(Path file, JsonNode node) {
        Entry root = new Entry(file, "", node == null ? MissingNode.getInstance() : node);
        if (!root.node.isObject()) {
            throw root.failure("it holds no keys: write 'hubs:' and the event hubs below it");
        }
        return root;
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    Entry get(String key) {
        return new Entry(file, path.isEmpty() ? key : path + "." + key, node.path(key));
    }

    /** Its elements; none if it is not there. */
    List<Entry> elements() {
        if (!isThere()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw failure("write a list");
        }
        List<Entry> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(new Entry(file, path + "[" + i + "]", node.get(i)));
        }
        return elements;
    }

    boolean isThere() {
        return !node.isMissingNode() && !node.isNull();
    }

    String text() {
        if (!node.isValueNode() || !isThere()) {
            throw failure(isThere() ? "write a text" : "it is missing: write a text");
        }
        return node.asText();
    }

    /** A whole number, also in quotes, as Microsoft writes it. */
    int number() {
        String text = text();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw failure("'" + text + "' is no whole number");
        }
    }

    long longNumber() {
        String text = text();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw failure("'" + text + "' is no whole number");
        }
    }

    Duration duration() {
        try {
            return Duration.parse(text());
        } catch (DateTimeParseException e) {
            throw failure("'" + text() + "' is no duration: write PT1H for an hour, P7D for a week");
        }
    }

    /** True or false, without quotes. */
    boolean flag() {
        if (!node.isBoolean()) {
            throw failure("write true or false");
        }
        return node.booleanValue();
    }

    /** Its elements, which are texts. */
    List<String> texts() {
        return elements().stream().map(Entry::text).toList();
    }

    /** Its text; null if it is not there. */
    @Nullable String optionalText() {
        return isThere() ? text() : null;
    }

    /** Keys of its own that are not among those known. */
    List<String> unknown(List<String> known) {
        List<String> unknown = new ArrayList<>();
        if (!node.isObject()) {
            throw failure("write keys and values: " + String.join(", ", known));
        }
        node.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        return unknown;
    }

    void requireOnly(List<String> known) {
        for (String key : unknown(known)) {
            throw get(key).failure("there is no such key: did you mean '" + NearestName.of(key, known) + "'?");
        }
    }

    /** A value made of this entry; what is wrong with it is told with the place. */
    <T> T make(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw failure(String.valueOf(e.getMessage()));
        }
    }

    EventHubsServerException failure(String problem) {
        return ConfigFile.failure(file, (path.isEmpty() ? "" : path + ": ") + problem);
    }
}
