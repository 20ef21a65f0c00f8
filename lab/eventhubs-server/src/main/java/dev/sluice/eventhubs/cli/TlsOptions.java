package dev.sluice.eventhubs.cli;

import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.TlsConfig;
import dev.sluice.eventhubs.TlsIdentity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The part of the command line that is about TLS. */
final class TlsOptions {
    @Option(
            names = "--tls-dir",
            paramLabel = "DIR",
            description = "folder of the server's own authority and certificate (default: tls in the data folder)")
    private @Nullable Path folder;

    @Option(
            names = "--tls-name",
            paramLabel = "NAME",
            description = "host name or address in the certificate besides localhost; may be given several times")
    private List<String> names = new ArrayList<>();

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "PEM file of a certificate to use instead")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "PEM file of that certificate's PKCS#8 key")
    private @Nullable Path key;

    @Option(
            names = "--tls-port",
            paramLabel = "P",
            description = "one more port, which takes TLS only; may be given several times")
    private List<Integer> ports = new ArrayList<>();

    @Option(names = "--no-tls", description = "take no TLS, make no certificate")
    private boolean none;

    /** What they say; null for no TLS. */
    private @Nullable TlsConfig config(Path data) {
        boolean own = folder != null || !names.isEmpty();
        boolean given = certificate != null || key != null;
        if (none && (own || given || !ports.isEmpty())) {
            throw new IllegalArgumentException("--no-tls goes with no other option of TLS: leave one of them out");
        }
        if (own && given) {
            throw new IllegalArgumentException(
                    "A certificate is made or given: give either --tls-dir or --tls-cert" + " with --tls-key");
        }
        return none ? null : new TlsConfig(identity(data), ports);
    }

    /** A configuration with what they say. */
    EventHubsConfig on(EventHubsConfig config) {
        TlsConfig tls = config(config.data());
        return tls == null ? config : config.withTls(tls);
    }

    private TlsIdentity identity(Path data) {
        if (certificate != null && key != null) {
            return new TlsIdentity.Given(certificate, key);
        }
        if (certificate != null || key != null) {
            throw new IllegalArgumentException("--tls-cert and --tls-key go together: give both");
        }
        Path own = folder != null ? folder.toAbsolutePath() : data.resolve("tls");
        return new TlsIdentity.Generated(own, Set.copyOf(names));
    }
}
