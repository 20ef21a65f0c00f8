package dev.sluice.eventhubs.transport;

import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.tls.Credentials;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens.
 *
 * @param address IP address; null for the loopback addresses
 * @param port takes AMQP and WebSocket, plain and, with a certificate, over TLS; 0 for any free one
 * @param tls the server's certificate; null without TLS
 * @param tlsPorts ports that take TLS only
 */
public record Endpoint(
        @Nullable InetAddress address, int port, @Nullable Credentials tls, List<Integer> tlsPorts) {
    public Endpoint {
        tlsPorts = List.copyOf(tlsPorts);
        if (tls == null && !tlsPorts.isEmpty()) {
            throw new IllegalArgumentException("ports for TLS need a certificate");
        }
    }

    /** TLS 1.2 and 1.3 with the certificate; null without one. */
    @Nullable SslContext context() {
        if (tls == null) {
            return null;
        }
        try {
            return SslContextBuilder.forServer(tls.key(), tls.chain().toArray(X509Certificate[]::new))
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException e) {
            throw new EventHubsServerException("The certificate can't be used for TLS: " + e.getMessage(), e);
        }
    }
}
