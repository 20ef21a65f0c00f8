package dev.sluice.eventhubs.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.Limits;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads event hubs, who may use them and limits from a file: our own format in YAML or JSON, or the {@code config.json} of Microsoft's emulator.
 *
 * @see <a href="https://learn.microsoft.com/azure/event-hubs/overview-emulator">Overview of the emulator</a>
 */
public final class ConfigFile {
    private static final long MOST_BYTES = 1024 * 1024;

    private ConfigFile() {}

    /**
     * What a file says.
     *
     * @throws EventHubsServerException if it can't be read or says what can't be, naming the file and the place in it
     */
    public static FileSettings read(Path file) {
        Entry root = Entry.root(file, parse(file));
        FileSettings settings = root.has(EmulatorFormat.ROOT)
                ? new FileSettings(EmulatorFormat.hubs(root), null, Limits.DEFAULTS)
                : OwnFormat.settings(root);
        requireDistinct(root, settings.hubs());
        return settings;
    }

    private static JsonNode parse(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw failure(file, "it has more than " + MOST_BYTES + " bytes: is it the right file?");
            }
            return mapper(file).readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw failure(file, syntax(e));
        } catch (NoSuchFileException e) {
            throw failure(file, "there is no such file: check the path");
        } catch (AccessDeniedException e) {
            throw failure(file, "permission denied: make it readable");
        } catch (IOException e) {
            throw failure(file, e.getMessage() + ": is it a text file?");
        }
    }

    private static String syntax(JacksonException e) {
        JsonLocation at = e.getLocation();
        String where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
        String problem =
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("it can't be parsed");
        return where + problem;
    }

    private static ObjectMapper mapper(Path file) {
        boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        // Microsoft writes comments into its JSON, and YAML has them.
        return (json ? JsonMapper.builder() : YAMLMapper.builder())
                .configure(JsonParser.Feature.ALLOW_COMMENTS, true)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    private static void requireDistinct(Entry root, List<HubConfig> hubs) {
        Set<String> names = new HashSet<>();
        for (HubConfig hub : hubs) {
            if (!names.add(hub.name().toLowerCase(Locale.ROOT))) {
                throw root.failure("the event hub " + hub.name() + " is there twice: give one another name");
            }
        }
    }

    static EventHubsServerException failure(Path file, String problem) {
        return new EventHubsServerException("The configuration " + file + " can't be used: " + problem);
    }
}
