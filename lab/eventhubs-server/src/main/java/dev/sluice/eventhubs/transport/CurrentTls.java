package dev.sluice.eventhubs.transport;

import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.tls.Credentials;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/** TLS 1.2 and 1.3 with the certificate of the moment; connections keep what they began with. Thread-safe. */
final class CurrentTls implements Supplier<SslContext> {
    private final Supplier<Credentials> source;
    private volatile Made made;

    /**
     * @throws EventHubsServerException if the certificate can't be used
     */
    CurrentTls(Supplier<Credentials> source) {
        this.source = source;
        this.made = Made.of(source.get());
    }

    @Override
    public SslContext get() {
        Credentials credentials = source.get();
        Made latest = made;
        if (!latest.credentials().equals(credentials)) {
            latest = Made.of(credentials);
            made = latest;
        }
        return latest.context();
    }

    private record Made(Credentials credentials, SslContext context) {
        static Made of(Credentials credentials) {
            X509Certificate[] chain = credentials.chain().toArray(X509Certificate[]::new);
            try {
                return new Made(
                        credentials,
                        SslContextBuilder.forServer(credentials.key(), chain)
                                .sslProvider(SslProvider.JDK)
                                .protocols("TLSv1.3", "TLSv1.2")
                                .build());
            } catch (SSLException e) {
                throw new EventHubsServerException("The certificate can't be used for TLS: " + e.getMessage(), e);
            }
        }
    }
}
