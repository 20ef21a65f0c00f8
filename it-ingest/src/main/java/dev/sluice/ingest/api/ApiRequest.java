package dev.sluice.ingest.api;

import static java.util.Collections.unmodifiableSortedMap;
import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request, as its host got it.
 *
 * @param method such as {@code GET}
 * @param path from {@code /v1} on and still percent-encoded, as it was on the wire: it is decoded here, once. A host that
 *     hands over a decoded path has to encode it again, {@code %} included
 * @param query what followed the question mark, still percent-encoded; {@code null} without one
 * @param headers by name, in any case; a repeated header's values joined with commas
 */
public record ApiRequest(
        String method, String path, @Nullable String query, Map<String, String> headers) {
    public ApiRequest {
        requireNonNull(method, "method");
        requireNonNull(path, "path");
        SortedMap<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = unmodifiableSortedMap(anyCase);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Without its headers: they hold the caller's token. */
    @Override
    public String toString() {
        return "ApiRequest[method=" + method + ", path=" + path + "]";
    }
}
