package dev.sluice.posture.model;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.posture.PostureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads JSON files strictly: one document, no key twice. */
public final class JsonFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonFile() {}

    /**
     * The document in a file.
     *
     * @throws PostureException when there is no such file, or it isn't one JSON document
     */
    public static JsonNode read(Path file) {
        try {
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new PostureException("found no file " + file + ": name one that exists", e);
        } catch (IOException e) {
            throw new PostureException("could not read " + file + ": " + reason(e), e);
        }
    }

    /**
     * The document in these bytes.
     *
     * @param name what to call it when it isn't one
     * @throws PostureException when it isn't one JSON document
     */
    public static JsonNode parse(String name, byte[] content) {
        try {
            return MAPPER.readTree(content);
        } catch (JacksonException e) {
            throw new PostureException(name + " is not JSON" + where(e.getLocation()) + ": is it cut off?", e);
        } catch (IOException e) {
            throw new PostureException("could not read " + name + ": " + reason(e), e);
        }
    }

    private static String where(@Nullable JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
