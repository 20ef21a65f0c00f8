package dev.sluice.eventhubs.transport;

import io.netty.handler.ssl.SslContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens.
 *
 * @param port takes AMQP and WebSocket, plain and, with a context, over TLS; 0 for any free one
 * @param tls the server's certificate; null without TLS
 * @param tlsPorts ports that take TLS only
 */
public record Endpoint(int port, @Nullable SslContext tls, List<Integer> tlsPorts) {
    public Endpoint {
        tlsPorts = List.copyOf(tlsPorts);
        if (tls == null && !tlsPorts.isEmpty()) {
            throw new IllegalArgumentException("ports for TLS need a certificate");
        }
    }
}
