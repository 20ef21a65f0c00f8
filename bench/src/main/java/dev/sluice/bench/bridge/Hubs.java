package dev.sluice.bench.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.bench.BenchException;
import dev.sluice.bench.broker.Load;
import dev.sluice.bench.broker.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the local server's hubs, asks how many events they have, and deletes them. Safe to share. */
final class Hubs {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String address;

    Hubs(ServerProcess server) {
        this.address = "http://127.0.0.1:" + server.adminPort() + "/hubs";
    }

    void create(String name, List<String> consumerGroups) {
        ObjectNode hub = json.createObjectNode().put("name", name).put("partitions", Load.PARTITIONS);
        consumerGroups.forEach(hub.withArray("consumerGroups")::add);
        ask(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(hub.toString())),
                "making hub " + name);
    }

    void delete(String name) {
        ask(HttpRequest.newBuilder(URI.create(address + "/" + name)).DELETE(), "deleting hub " + name);
    }

    /** Number of the next event of each partition. */
    Map<String, Long> ends(String name) {
        String answer = ask(HttpRequest.newBuilder(URI.create(address + "/" + name)), "asking for hub " + name);
        Map<String, Long> ends = new TreeMap<>();
        for (JsonNode partition : parse(answer).path("partitions")) {
            ends.put(
                    partition.path("id").asText(),
                    partition.path("lastSequence").asLong() + 1);
        }
        return ends;
    }

    /** How many events all partitions got together. */
    long count(String name) {
        return ends(name).values().stream().mapToLong(Long::longValue).sum();
    }

    private JsonNode parse(String answer) {
        try {
            return json.readTree(answer);
        } catch (IOException e) {
            throw new BenchException("the server's admin API gave no JSON", e);
        }
    }

    private String ask(HttpRequest.Builder request, String attempt) {
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new BenchException(attempt + " failed: " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new BenchException(attempt + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException(attempt + " was interrupted", e);
        }
    }
}
