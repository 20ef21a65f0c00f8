package dev.sluice.eventhubs.transport;

import dev.sluice.eventhubs.tls.Credentials;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens.
 *
 * @param address IP address; null for the loopback addresses
 * @param port takes AMQP and WebSocket, plain and, with a certificate, over TLS; 0 for any free one
 * @param tls the server's certificate, asked for at each connection; null without TLS
 * @param tlsPorts ports that take TLS only
 */
public record Endpoint(
        @Nullable InetAddress address, int port, @Nullable Supplier<Credentials> tls, List<Integer> tlsPorts) {
    public Endpoint {
        tlsPorts = List.copyOf(tlsPorts);
        if (tls == null && !tlsPorts.isEmpty()) {
            throw new IllegalArgumentException("ports for TLS need a certificate");
        }
    }

    /** The TLS of a connection that begins now; null without a certificate. */
    @Nullable Supplier<SslContext> context() {
        return tls == null ? null : new CurrentTls(tls);
    }
}
