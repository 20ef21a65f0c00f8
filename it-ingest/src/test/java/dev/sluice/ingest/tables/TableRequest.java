package dev.sluice.ingest.tables;

import com.azure.core.http.HttpRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request to the table service, taken apart.
 *
 * @param url where it goes, decoded
 * @param isTransaction whether it is one
 * @param length of its body in bytes
 * @param operations what it writes
 */
record TableRequest(String url, boolean isTransaction, long length, List<Operation> operations) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PART = Pattern.compile(
            "^(POST|PUT|MERGE|PATCH|DELETE) (\\S+) HTTP/1\\.1\\r?\\n(.*?)(?=^--)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern KEYS =
            Pattern.compile("\\(PartitionKey='((?:[^']|'')*)',\\s*RowKey='((?:[^']|'')*)'\\)");

    /**
     * A row that is written.
     *
     * @param entity its properties; empty when it is deleted
     */
    record Operation(String partition, String key, JsonNode entity) {}

    static TableRequest of(HttpRequest request) {
        String url = decoded(request.getUrl().toString());
        String body = request.getBodyAsBinaryData() == null
                ? ""
                : request.getBodyAsBinaryData().toString();
        boolean transaction = request.getUrl().getPath().endsWith("$batch");
        return new TableRequest(
                url,
                transaction,
                body.getBytes(StandardCharsets.UTF_8).length,
                transaction ? parts(body) : single(request, url, body));
    }

    private static List<Operation> parts(String body) {
        List<Operation> operations = new ArrayList<>();
        Matcher part = PART.matcher(body);
        while (part.find()) {
            String rest = part.group(3);
            int json = rest.indexOf('{');
            operations.add(operation(decoded(part.group(2)), json < 0 ? "" : rest.substring(json)));
        }
        return operations;
    }

    private static List<Operation> single(HttpRequest request, String url, String body) {
        boolean reads = request.getHttpMethod().toString().equals("GET") || url.contains("/Tables");
        return reads ? List.of() : List.of(operation(url, body));
    }

    private static Operation operation(String url, String body) {
        JsonNode entity = body.isBlank() ? JSON.createObjectNode() : json(body);
        Matcher keys = KEYS.matcher(url);
        return keys.find()
                ? new Operation(keys.group(1), keys.group(2), entity)
                : new Operation(
                        entity.path("PartitionKey").asText(),
                        entity.path("RowKey").asText(),
                        entity);
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("a request's body is no JSON", e);
        }
    }

    private static String decoded(String url) {
        return URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
