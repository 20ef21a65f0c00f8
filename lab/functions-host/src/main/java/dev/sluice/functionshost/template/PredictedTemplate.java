package dev.sluice.functionshost.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The resources that a template makes, as {@code NAME.snapshot.json} predicts them. Immutable. */
public final class PredictedTemplate {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> resources;

    private PredictedTemplate(List<JsonNode> resources) {
        this.resources = resources;
    }

    /**
     * Reads a prediction.
     *
     * @throws UncheckedIOException when it can't be read
     */
    public static PredictedTemplate read(Path snapshot) {
        try {
            JsonNode all = JSON.readTree(snapshot.toFile()).path("predictedResources");
            return new PredictedTemplate(
                    StreamSupport.stream(all.spliterator(), false).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the prediction " + snapshot, e);
        }
    }

    /**
     * Settings of the only Function app, by name. What is known at deployment only is an expression in brackets.
     *
     * @throws IllegalStateException when there is another number of apps, or a setting is there twice
     */
    public Map<String, String> appSettings() {
        List<JsonNode> apps = ofType("Microsoft.Web/sites");
        if (apps.size() != 1) {
            throw new IllegalStateException("the template makes " + apps.size() + " Function apps, not one");
        }
        Map<String, String> settings = new TreeMap<>();
        apps.get(0).at("/properties/siteConfig/appSettings").forEach(setting -> {
            String name = setting.path("name").asText();
            if (settings.put(name, setting.path("value").asText()) != null) {
                throw new IllegalStateException("the template gives setting " + name + " twice");
            }
        });
        return settings;
    }

    /** Names of the resources of a type, without that of the resource at the top: {@code HUB/GROUP}. */
    public List<String> namesBelow(String type) {
        return ofType(type).stream()
                .map(resource -> resource.path("name").asText())
                .map(name -> name.substring(name.indexOf('/') + 1))
                .toList();
    }

    private List<JsonNode> ofType(String type) {
        return resources.stream()
                .filter(resource -> resource.path("type").asText().equals(type))
                .toList();
    }
}
