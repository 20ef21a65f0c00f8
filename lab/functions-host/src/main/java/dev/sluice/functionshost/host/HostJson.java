package dev.sluice.functionshost.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a {@code host.json} says, with the defaults of the Event Hubs extension 6.
 *
 * @param functionTimeout how long an invocation may take before the worker is restarted
 * @param maxEventBatchSize most events of an invocation
 * @param prefetchCount events a partition that are read ahead
 * @param batchCheckpointFrequency invocations a partition between two checkpoints
 * @param routePrefix what routes of HTTP functions begin with
 */
record HostJson(
        Duration functionTimeout,
        int maxEventBatchSize,
        int prefetchCount,
        int batchCheckpointFrequency,
        String routePrefix) {
    static HostJson read(Path file) throws IOException {
        JsonNode json = new ObjectMapper().readTree(Files.readString(file));
        JsonNode eventHubs = json.path("extensions").path("eventHubs");
        return new HostJson(
                TimeSpan.parse(json.path("functionTimeout").asText("00:30:00")),
                eventHubs.path("maxEventBatchSize").asInt(100),
                eventHubs.path("prefetchCount").asInt(300),
                eventHubs.path("batchCheckpointFrequency").asInt(1),
                json.path("extensions").path("http").path("routePrefix").asText("api"));
    }
}
