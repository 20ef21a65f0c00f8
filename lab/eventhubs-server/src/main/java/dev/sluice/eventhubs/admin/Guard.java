package dev.sluice.eventhubs.admin;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.sluice.eventhubs.AdminConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets only callers in who are meant to be.
 *
 * <p>A web page that a developer visits can make the browser call this machine. It can't forge the Host header, which
 * stops names that are rebound to the loopback address, and it has to send its Origin. Thread-safe.
 */
final class Guard {
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final AdminConfig config;

    Guard(AdminConfig config) {
        this.config = config;
    }

    /**
     * Requires that a call is allowed.
     *
     * @throws CallRefusedException if it is not
     */
    void admit(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        if (config.address().isLoopbackAddress() && !isLocal(headers.getFirst("Host"))) {
            throw new CallRefusedException(403, "The Host header must name this machine: use localhost.");
        }
        if (headers.containsKey("Origin")) {
            throw new CallRefusedException(403, "Web pages can't use the admin API.");
        }
        if (!isHealth(exchange) && !hasToken(headers.getFirst("Authorization"))) {
            throw new CallRefusedException(401, "Send the token: 'Authorization: Bearer TOKEN'.");
        }
    }

    private static boolean isLocal(@Nullable String host) {
        return host != null
                && LOCAL_NAMES.contains(host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", ""));
    }

    private static boolean isHealth(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().startsWith("/health/");
    }

    private boolean hasToken(@Nullable String authorization) {
        String token = config.token();
        return token == null
                || (authorization != null && MessageDigest.isEqual(utf8("Bearer " + token), utf8(authorization)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
