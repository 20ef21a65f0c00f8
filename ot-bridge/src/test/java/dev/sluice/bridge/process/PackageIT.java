package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The package of the Function app, as the build leaves it, field by field. */
class PackageIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void holdsFourFunctionsAndNoSettingsOfADeveloper() throws IOException {
        assertThat(names(FunctionApp.PACKAGE))
                .containsExactlyInAnyOrder("bridge", "doctor", "health", "host.json", "lib", "ot-bridge.jar", "warmup");
    }

    @Test
    void readsBatchesOfBinaryBodiesAndNeverStopsToTry() throws IOException {
        assertThat(function("bridge"))
                .isEqualTo(Map.of(
                        "scriptFile",
                        "../ot-bridge.jar",
                        "entryPoint",
                        "dev.sluice.bridge.functions.BridgeFunction.run",
                        "bindings",
                        List.of(Map.of(
                                "type", "eventHubTrigger",
                                "direction", "in",
                                "name", "events",
                                "dataType", "binary",
                                "cardinality", "MANY",
                                "connection", "SourceHub",
                                "eventHubName", "%SourceHubName%",
                                "consumerGroup", "%SourceConsumerGroup%")),
                        "retry",
                        Map.of(
                                "strategy", "exponentialBackoff",
                                "maxRetryCount", -1,
                                "minimumInterval", "00:00:01",
                                "maximumInterval", "00:00:30")));
    }

    @Test
    void answersQuestionsAboutItsHealth() throws IOException {
        assertThat(function("health"))
                .isEqualTo(Map.of(
                        "scriptFile", "../ot-bridge.jar",
                        "entryPoint", "dev.sluice.bridge.functions.HealthFunction.run",
                        "bindings",
                                List.of(
                                        Map.of(
                                                "type", "httpTrigger",
                                                "direction", "in",
                                                "name", "request",
                                                "route", "health/{part}",
                                                "methods", List.of("GET"),
                                                "authLevel", "ANONYMOUS"),
                                        Map.of("type", "http", "direction", "out", "name", "$return"))));
    }

    @Test
    void letsOnlyAKeyAskTheDoctor() throws IOException {
        assertThat(function("doctor"))
                .isEqualTo(Map.of(
                        "scriptFile", "../ot-bridge.jar",
                        "entryPoint", "dev.sluice.bridge.functions.DoctorFunction.run",
                        "bindings",
                                List.of(
                                        Map.of(
                                                "type", "httpTrigger",
                                                "direction", "in",
                                                "name", "request",
                                                "route", "doctor",
                                                "methods", List.of("GET", "POST"),
                                                "authLevel", "FUNCTION"),
                                        Map.of("type", "http", "direction", "out", "name", "$return"))));
    }

    @Test
    void warmsUp() throws IOException {
        assertThat(function("warmup"))
                .isEqualTo(Map.of(
                        "scriptFile", "../ot-bridge.jar",
                        "entryPoint", "dev.sluice.bridge.functions.WarmupFunction.run",
                        "bindings", List.of(Map.of("type", "warmupTrigger", "direction", "in", "name", "context"))));
    }

    @Test
    void givesAnAttemptMoreTimeThanItTakesAndCheckpointsEveryBatch() throws IOException {
        JsonNode host = JSON.readTree(Files.readString(FunctionApp.PACKAGE.resolve("host.json")));

        assertThat(host.path("functionTimeout").asText()).isEqualTo("00:05:00");
        assertThat(Duration.ofMinutes(5)).isGreaterThan(Duration.ofSeconds(60));
        assertThat(host.path("extensionBundle").path("version").asText()).isEqualTo("[4.27.0, 5.0.0)");
        assertThat(host.path("extensions")
                        .path("eventHubs")
                        .path("batchCheckpointFrequency")
                        .asInt())
                .isEqualTo(1);
        assertThat(host.path("extensions")
                        .path("eventHubs")
                        .path("maxEventBatchSize")
                        .asInt())
                .isEqualTo(256);
    }

    @Test
    void carriesTheLibrariesThatItNeedsAndNoneOfTheTests() throws IOException {
        assertThat(names(FunctionApp.PACKAGE.resolve("lib")))
                .anyMatch(name -> name.startsWith("azure-messaging-eventhubs-5"))
                .anyMatch(name -> name.startsWith("azure-identity-"))
                .anyMatch(name -> name.startsWith("logback-classic-"))
                .noneMatch(name -> name.matches("(functions-host|eventhubs-server|azurite|junit).*"));
    }

    private static Map<?, ?> function(String name) throws IOException {
        return JSON.readValue(Files.readString(FunctionApp.PACKAGE.resolve(name).resolve("function.json")), Map.class);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }
}
