package dev.sluice.ingest.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.contract.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that says something of one message type: {@code <type>.json}. A member that is there twice and what follows the
 * end are mistakes, not left out.
 *
 * @param path where it is
 * @param content what such files hold, for messages
 */
public record JsonFile(Path path, String content) {
    private static final String SUFFIX = ".json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * The files of a folder, in the order of their names.
     *
     * @throws InvalidSettingException when the folder can't be read
     */
    public static List<JsonFile> in(Path folder, String content) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(file -> new JsonFile(file, content))
                    .toList();
        } catch (IOException e) {
            throw new InvalidSettingException(
                    "the folder of " + content + " " + folder + " can't be read: check that it is there");
        }
    }

    /** The message type that it is named for. */
    public String type() {
        String name = String.valueOf(path.getFileName());
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /**
     * Reads it.
     *
     * @throws InvalidSettingException when it can't be read or is not JSON
     */
    public JsonNode read() {
        try {
            return JSON.readTree(Files.readAllBytes(path));
        } catch (JsonProcessingException e) {
            throw wrong("is not JSON at line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw wrong("can't be read");
        }
    }

    /** Says what is wrong with it. */
    public InvalidSettingException wrong(String problem) {
        return wrong(problem, "correct the file");
    }

    /** Says what is wrong with it, and what to do. */
    public InvalidSettingException wrong(String problem, String remedy) {
        return new InvalidSettingException("the file of " + content + " " + path + ": " + problem + ": " + remedy);
    }
}
