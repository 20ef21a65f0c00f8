package dev.sluice.functionshost.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a {@code function.json} says.
 *
 * @param name name of the function: that of its folder
 * @param scriptFile the jar
 * @param className class of the entry point
 * @param methodName its method
 * @param trigger the binding that starts it
 * @param retry what happens when it fails
 */
record FunctionDefinition(
        String name, Path scriptFile, String className, String methodName, JsonNode trigger, RetryPolicy retry) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static FunctionDefinition read(Path folder) throws IOException {
        JsonNode json = JSON.readTree(Files.readString(folder.resolve("function.json")));
        String entryPoint = json.path("entryPoint").asText();
        int dot = entryPoint.lastIndexOf('.');
        return new FunctionDefinition(
                folder.getFileName().toString(),
                folder.resolve(json.path("scriptFile").asText()).normalize(),
                entryPoint.substring(0, dot),
                entryPoint.substring(dot + 1),
                trigger(json, folder),
                RetryPolicy.from(json.path("retry")));
    }

    /** What kind of trigger: {@code eventHubTrigger}, {@code httpTrigger}, {@code timerTrigger}, {@code warmupTrigger}. */
    String kind() {
        return trigger.path("type").asText();
    }

    /** A text of the trigger; {@code %NAME%} is looked up in the settings, as the host does. */
    String text(String field, Map<String, String> settings) {
        String text = trigger.path(field).asText("");
        if (text.length() > 2 && text.startsWith("%") && text.endsWith("%")) {
            String name = text.substring(1, text.length() - 1);
            String value = settings.get(name);
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(
                        "function '" + this.name + "' can't start: '" + text + "' does not resolve to a value");
            }
            return value;
        }
        return text;
    }

    private static JsonNode trigger(JsonNode json, Path folder) {
        for (JsonNode binding : json.path("bindings")) {
            if (binding.path("type").asText().endsWith("Trigger")) {
                return binding;
            }
        }
        throw new IllegalArgumentException(folder + " holds a function without a trigger");
    }
}
