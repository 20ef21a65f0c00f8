package dev.sluice.eventhubs;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * TLS on the server's port, and on more ports if wanted. Immutable.
 *
 * @param identity the server's certificate
 * @param ports ports that take TLS only, for clients that can't be told another than 5671 or 443; 0 for any free one
 */
public record TlsConfig(TlsIdentity identity, List<Integer> ports) {
    public TlsConfig {
        ports = List.copyOf(ports);
        ports.forEach(EventHubsConfig::requirePort);
    }

    /** With a certificate that the server makes and keeps in a folder. */
    public static TlsConfig in(Path folder, String... names) {
        return new TlsConfig(new TlsIdentity.Generated(folder, Set.of(names)), List.of());
    }

    /** With a certificate and key that are there already, as PEM files. */
    public static TlsConfig of(Path certificate, Path key) {
        return new TlsConfig(new TlsIdentity.Given(certificate, key), List.of());
    }

    /** The same with these ports that take TLS only. */
    public TlsConfig withPorts(int... ports) {
        return new TlsConfig(identity, IntStream.of(ports).boxed().toList());
    }
}
