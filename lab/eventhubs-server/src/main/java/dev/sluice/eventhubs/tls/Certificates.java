package dev.sluice.eventhubs.tls;

import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.TlsIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What proves a server's identity to TLS clients. Immutable.
 *
 * @param credentials its key and certificate
 * @param authorityFile what clients have to trust; null if the certificate was given
 */
record Certificates(Credentials credentials, @Nullable Path authorityFile) {
    /**
     * Opens what proves a server's identity; makes or renews it if it is the server's own.
     *
     * @throws EventHubsServerException if it can't be read or made
     */
    static Certificates open(TlsIdentity identity, Clock clock) {
        return identity instanceof TlsIdentity.Generated generated
                ? generated(generated, clock)
                : given((TlsIdentity.Given) identity);
    }

    private static Certificates generated(TlsIdentity.Generated identity, Clock clock) {
        CertificateFolder folder = new CertificateFolder(identity.folder(), identity.allNames(), clock);
        try {
            return new Certificates(folder.open(), folder.authorityFile());
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
            return new Certificates(credentials, null);
        } catch (IOException | GeneralSecurityException e) {
            throw new EventHubsServerException(
                    "The certificate " + identity.certificate() + " with the key " + identity.key() + " can't be used ("
                            + e.getMessage() + "): give PEM files that belong together",
                    e);
        }
    }
}
