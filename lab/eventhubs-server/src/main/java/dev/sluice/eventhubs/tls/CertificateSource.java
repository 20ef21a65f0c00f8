package dev.sluice.eventhubs.tls;

import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What proves a server's identity now: its own certificate is renewed before it ends, one that was given is read again
 * when its files change. A new one that can't be used leaves the old one in its place. Thread-safe.
 */
public final class CertificateSource implements Supplier<Credentials> {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateSource.class);
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);

    private final TlsIdentity identity;
    private final Clock clock;
    private volatile Certificates current;
    private List<String> seen;
    private Instant due;

    private CertificateSource(TlsIdentity identity, Clock clock) {
        this.identity = identity;
        this.clock = clock;
        this.current = Certificates.open(identity, clock);
        this.seen = versions();
        this.due = dueOf(current);
    }

    /**
     * Opens what proves a server's identity; makes or renews it if it is the server's own.
     *
     * @throws EventHubsServerException if it can't be read or made
     */
    public static CertificateSource open(TlsIdentity identity, Clock clock) {
        return new CertificateSource(identity, clock);
    }

    @Override
    public Credentials get() {
        return current.credentials();
    }

    /** What clients have to trust; null if the certificate was given. */
    public @Nullable Path authorityFile() {
        return current.authorityFile();
    }

    /** Looks for a newer certificate if there is reason to; to be called every now and then. Does not throw. */
    public synchronized void refresh() {
        List<String> found = versions();
        if (found.equals(seen) && clock.instant().isBefore(due)) {
            return;
        }
        try {
            replace(Certificates.open(identity, clock));
            due = dueOf(current);
        } catch (RuntimeException e) {
            LOG.atWarn().log("the certificate stays as it is: {}", e.getMessage());
            due = clock.instant().plus(AFTER_FAILURE);
        }
        // What was written meanwhile is looked at next time.
        seen = identity instanceof TlsIdentity.Given ? found : versions();
    }

    private void replace(Certificates next) {
        boolean same =
                next.credentials().certificate().equals(current.credentials().certificate());
        if (!same) {
            current = next;
            LOG.atInfo()
                    .addKeyValue(
                            "ends",
                            next.credentials().certificate().getNotAfter().toInstant())
                    .log("new connections get a new certificate");
        }
    }

    private Instant dueOf(Certificates certificates) {
        return identity instanceof TlsIdentity.Generated
                ? CertificateFolder.renewalOf(certificates.credentials().certificate())
                : Instant.MAX;
    }

    /** What tells a file from the one that was there before. */
    private List<String> versions() {
        return files().stream().map(CertificateSource::version).toList();
    }

    private List<Path> files() {
        return identity instanceof TlsIdentity.Given given
                ? List.of(given.certificate(), given.key())
                : CertificateFolder.serverFiles(((TlsIdentity.Generated) identity).folder());
    }

    private static String version(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + attributes.size();
        } catch (IOException e) {
            return "not there";
        }
    }
}
