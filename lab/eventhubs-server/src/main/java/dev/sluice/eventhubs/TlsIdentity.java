package dev.sluice.eventhubs;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** How a server proves to TLS clients that it is the one they asked for. */
public sealed interface TlsIdentity {
    /** The names and addresses that a generated certificate always has. */
    Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "::1");

    /**
     * A certificate that the server makes and renews by an authority of its own. Clients trust {@code ca.pem} in the
     * folder; keys can be read by the owner of the process only.
     *
     * @param folder folder of the certificates; may be shared by several servers
     * @param names host names and addresses besides the loopback ones
     */
    record Generated(Path folder, Set<String> names) implements TlsIdentity {
        public Generated {
            names = Set.copyOf(names);
            names.forEach(TlsIdentity::requireName);
        }

        /** Every name that clients may use. */
        public Set<String> allNames() {
            Set<String> all = new LinkedHashSet<>(LOOPBACK_NAMES);
            all.addAll(names);
            return all;
        }
    }

    /**
     * A certificate that is there already.
     *
     * @param certificate PEM file of the certificate, followed by those that issued it
     * @param key PEM file of its PKCS#8 private key
     */
    record Given(Path certificate, Path key) implements TlsIdentity {}

    private static void requireName(String name) {
        if (!name.matches("[A-Za-z0-9*][A-Za-z0-9.-]*|[0-9A-Fa-f:.]+")) {
            throw new IllegalArgumentException("'" + name + "' is no host name or address");
        }
    }
}
