package dev.sluice.eventhubs.store;

import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.Retention;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the folder of a hub says about it, in {@code hub.properties}.
 *
 * @param name as it was written when it was made
 * @param createdAt to the millisecond
 * @param partitions number of partitions
 * @param consumerGroups those that were made while the server ran
 * @param retention of a hub that was made while the server ran
 * @param madeWhileRunning whether no configuration names it, so that the folder alone keeps it
 */
record HubFile(
        String name,
        Instant createdAt,
        int partitions,
        Set<String> consumerGroups,
        Retention retention,
        boolean madeWhileRunning) {
    private static final String FILE = "hub.properties";
    private static final String DRAFT = FILE + ".new";

    HubFile {
        consumerGroups = Set.copyOf(consumerGroups);
    }

    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** Reads it; folders of the first version have no name, no consumer groups and no origin in it. */
    static HubFile read(Path folder) throws IOException {
        Properties found = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve(FILE))) {
            found.load(reader);
            return read(folder, found);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new IOException("its " + FILE + " is damaged: put a copy of it back", e);
        }
    }

    private static HubFile read(Path folder, Properties found) {
        String folderName = folder.getFileName().toString();
        String groups = found.getProperty("consumerGroups", "");
        HubFile file = new HubFile(
                found.getProperty("name", folderName),
                Instant.ofEpochMilli(Long.parseLong(found.getProperty("createdAt"))),
                Integer.parseInt(found.getProperty("partitions")),
                groups.isEmpty() ? Set.of() : Set.of(groups.split(",")),
                retention(found),
                Boolean.parseBoolean(found.getProperty("madeWhileRunning")));
        if (!file.config().name().equalsIgnoreCase(folderName)) {
            throw new IllegalArgumentException("it is that of another hub");
        }
        return file;
    }

    /**
     * Requires that a folder without it holds nothing: it is written before anything else.
     *
     * @throws IOException if there is something
     */
    static void requireNothingWithout(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.anyMatch(file -> !file.endsWith(DRAFT))) {
                throw new IOException("its " + FILE + " is missing: put a copy of it back");
            }
        }
    }

    private static Retention retention(Properties found) {
        String millis = found.getProperty("retentionMillis");
        String bytes = found.getProperty("retentionBytes");
        return new Retention(
                millis == null ? null : Duration.ofMillis(Long.parseLong(millis)),
                bytes == null ? null : Long.valueOf(bytes));
    }

    /** Writes it aside and renames it: a process that ends here leaves no half of it behind. */
    void write(Path folder) throws IOException {
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put("name", name);
        lines.put("createdAt", createdAt.toEpochMilli());
        lines.put("partitions", partitions);
        lines.put("consumerGroups", String.join(",", new TreeSet<>(consumerGroups)));
        lines.put("madeWhileRunning", madeWhileRunning);
        if (retention.time() != null) {
            lines.put("retentionMillis", retention.time().toMillis());
        }
        if (retention.bytes() != null) {
            lines.put("retentionBytes", retention.bytes());
        }
        StringBuilder text = new StringBuilder();
        lines.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        Files.createDirectories(folder);
        Path draft = folder.resolve(DRAFT);
        Files.writeString(draft, text);
        Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    HubFile withConsumerGroups(Set<String> groups) {
        return new HubFile(name, createdAt, partitions, groups, retention, madeWhileRunning);
    }

    /** The hub as a configuration would have it. */
    HubConfig config() {
        return HubConfig.of(name, partitions)
                .withConsumerGroups(consumerGroups.toArray(String[]::new))
                .withRetention(retention);
    }
}
