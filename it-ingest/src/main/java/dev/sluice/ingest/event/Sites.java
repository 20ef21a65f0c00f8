package dev.sluice.ingest.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.ingest.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where devices stand whose messages don't say so: a JSON object of sites by device, {@code id} or {@code hub~id}, the
 * latter first. Immutable.
 */
public final class Sites {
    /** Of a device of which no one knows it. */
    public static final String UNKNOWN = "-";

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, String> sites;

    private Sites(Map<String, String> sites) {
        this.sites = sites;
    }

    /** No site of any device. */
    public static Sites none() {
        return new Sites(Map.of());
    }

    /**
     * The sites of a file.
     *
     * @throws InvalidSettingException when it can't be read or is no object of texts
     */
    public static Sites load(Path file) {
        Map<String, String> sites = new HashMap<>();
        content(file).properties().forEach(site -> {
            if (!site.getValue().isTextual() || site.getValue().asText().isEmpty()) {
                throw wrong(file, "has no text as the site of '" + site.getKey() + "'");
            }
            sites.put(site.getKey(), Texts.label(site.getValue().asText()));
        });
        return new Sites(sites);
    }

    String of(DeviceId device) {
        if (sites.isEmpty()) {
            return UNKNOWN;
        }
        return sites.getOrDefault(device.text(), sites.getOrDefault(device.id(), UNKNOWN));
    }

    private static ObjectNode content(Path file) {
        try {
            JsonNode content = JSON.readTree(Files.readAllBytes(file));
            if (content instanceof ObjectNode object) {
                return object;
            }
            throw wrong(file, "is no JSON object");
        } catch (IOException e) {
            throw wrong(file, "can't be read as JSON");
        }
    }

    private static InvalidSettingException wrong(Path file, String what) {
        return new InvalidSettingException(
                "the file of sites " + file + " " + what + ": write it like {\"pump-1\": \"hall 3\"}");
    }
}
