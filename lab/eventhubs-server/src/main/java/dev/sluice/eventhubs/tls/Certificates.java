package dev.sluice.eventhubs.tls;

import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.TlsIdentity;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A server's side of TLS, ready for connections. Thread-safe.
 *
 * @param context TLS 1.2 and 1.3 with the server's certificate
 * @param authorityFile what clients have to trust; null if the certificate was given
 */
public record Certificates(SslContext context, @Nullable Path authorityFile) {
    /**
     * Opens what proves a server's identity; makes or renews it if it is the server's own.
     *
     * @throws EventHubsServerException if it can't be read or made
     */
    public static Certificates open(TlsIdentity identity, Clock clock) {
        return identity instanceof TlsIdentity.Generated generated
                ? generated(generated, clock)
                : given((TlsIdentity.Given) identity);
    }

    private static Certificates generated(TlsIdentity.Generated identity, Clock clock) {
        CertificateFolder folder = new CertificateFolder(identity.folder(), identity.allNames(), clock);
        try {
            return new Certificates(context(folder.open()), folder.authorityFile());
        } catch (IOException | GeneralSecurityException e) {
            throw new EventHubsServerException(
                    "The folder of certificates " + identity.folder() + " can't be used (" + e.getMessage()
                            + "): choose another with --tls-dir",
                    e);
        }
    }

    private static Certificates given(TlsIdentity.Given identity) {
        try {
            Credentials credentials = Pem.read(identity.certificate(), identity.key());
            if (!credentials.belongTogether()) {
                throw new GeneralSecurityException("the key is that of another certificate");
            }
            return new Certificates(context(credentials), null);
        } catch (IOException | GeneralSecurityException e) {
            throw new EventHubsServerException(
                    "The certificate " + identity.certificate() + " with the key " + identity.key() + " can't be used ("
                            + e.getMessage() + "): give PEM files that belong together",
                    e);
        }
    }

    private static SslContext context(Credentials credentials) throws IOException {
        return SslContextBuilder.forServer(
                        credentials.key(), credentials.chain().toArray(X509Certificate[]::new))
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .build();
    }
}
