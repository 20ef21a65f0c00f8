package dev.sluice.ingest.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.HttpMethod;
import dev.sluice.ingest.alarms.RuleFiles;
import dev.sluice.ingest.event.MessageTypes;
import dev.sluice.ingest.event.Sites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The package of the Function app, as the build leaves it, field by field. */
class PackageIT {
    private static final Path PACKAGE = Path.of("target/azure-functions/sluice-it-ingest");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void holdsFiveFunctionsAndNoSettingsOfADeveloper() throws IOException {
        assertThat(names(PACKAGE))
                .containsExactlyInAnyOrder(
                        "ingest", "api", "silence", "health", "warmup", "files", "host.json", "lib", "it-ingest.jar");
    }

    /** With those of another folder, too: {@code -Dsluice.ingest.files} of the build. */
    @Test
    void holdsFilesThatIngestTakes() {
        Path files = PACKAGE.resolve("files");

        assertThat(MessageTypes.load(files.resolve("schemas")).names()).contains("default");
        assertThat(RuleFiles.load(files.resolve("alarm-rules"))).isNotNull();
        assertThat(Sites.load(files.resolve("sites.json"))).isNotNull();
    }

    @Test
    void readsBatchesOfBinaryBodiesAndNeverStopsToTry() throws IOException {
        assertThat(function("ingest"))
                .isEqualTo(Map.of(
                        "scriptFile",
                        "../it-ingest.jar",
                        "entryPoint",
                        "dev.sluice.ingest.functions.IngestFunction.run",
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

    /** The API itself says which it has. */
    @Test
    void leavesEveryPathAndMethodToTheApi() throws IOException {
        assertThat(function("api"))
                .isEqualTo(http(
                        "DeviceApi",
                        Map.of(
                                "route",
                                "v1/{*path=-}",
                                "authLevel",
                                "ANONYMOUS",
                                "methods",
                                Stream.of(HttpMethod.values()).map(Enum::name).toList())));
    }

    @Test
    void answersQuestionsAboutItsHealth() throws IOException {
        assertThat(function("health"))
                .isEqualTo(http(
                        "HealthFunction",
                        Map.of("route", "health/{part}", "authLevel", "ANONYMOUS", "methods", List.of("GET"))));
    }

    @Test
    void looksForSilenceEveryMinute() throws IOException {
        assertThat(function("silence"))
                .isEqualTo(entry(
                        "SilenceTimer",
                        List.of(Map.of(
                                "type", "timerTrigger",
                                "direction", "in",
                                "name", "timer",
                                "schedule", "0 */1 * * * *"))));
    }

    @Test
    void warmsUp() throws IOException {
        assertThat(function("warmup"))
                .isEqualTo(entry(
                        "WarmupFunction",
                        List.of(Map.of("type", "warmupTrigger", "direction", "in", "name", "context"))));
    }

    @Test
    void givesAnAttemptMoreTimeThanItTakesAndCheckpointsEveryBatch() throws IOException {
        JsonNode host = JSON.readTree(Files.readString(PACKAGE.resolve("host.json")));
        JsonNode eventHubs = host.path("extensions").path("eventHubs");

        assertThat(host.path("functionTimeout").asText()).isEqualTo("00:05:00");
        assertThat(host.path("extensionBundle").path("version").asText()).isEqualTo("[4.27.0, 5.0.0)");
        assertThat(eventHubs.path("batchCheckpointFrequency").asInt()).isEqualTo(1);
        assertThat(eventHubs.path("maxEventBatchSize").asInt()).isEqualTo(1000);
        assertThat(host.path("extensions").path("http").path("routePrefix").asText("none"))
                .isEmpty();
    }

    @Test
    void carriesTheLibrariesThatItNeedsAndNoneOfTheTests() throws IOException {
        assertThat(names(PACKAGE.resolve("lib")))
                .anyMatch(name -> name.startsWith("azure-data-tables-"))
                .anyMatch(name -> name.startsWith("azure-identity-"))
                .anyMatch(name -> name.startsWith("json-schema-validator-"))
                .anyMatch(name -> name.startsWith("logback-classic-"))
                .noneMatch(name -> name.matches("(functions-host|eventhubs-server|azurite|junit|duckdb).*"));
    }

    private static Map<String, Object> http(String type, Map<String, Object> trigger) {
        Map<String, Object> in = new HashMap<>(trigger);
        in.putAll(Map.of("type", "httpTrigger", "direction", "in", "name", "request"));
        return entry(type, List.of(in, Map.of("type", "http", "direction", "out", "name", "$return")));
    }

    private static Map<String, Object> entry(String type, List<?> bindings) {
        return Map.of(
                "scriptFile",
                "../it-ingest.jar",
                "entryPoint",
                "dev.sluice.ingest.functions." + type + ".run",
                "bindings",
                bindings);
    }

    private static Map<?, ?> function(String name) throws IOException {
        return JSON.readValue(Files.readString(PACKAGE.resolve(name).resolve("function.json")), Map.class);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }
}
