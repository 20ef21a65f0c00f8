package dev.sluice.eventhubs;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Writes what clients connect with.
 *
 * @param address where the server listens; null for the loopback addresses
 * @param port its port
 */
record ConnectionStrings(@Nullable InetAddress address, int port) {
    /** Clients use no TLS with it. */
    String plain(SharedAccessRule rule) {
        return tls(rule) + "UseDevelopmentEmulator=true;";
    }

    String tls(SharedAccessRule rule) {
        String key = "SharedAccessKeyName=" + rule.name() + ";SharedAccessKey=" + rule.primaryKey() + ";";
        return "Endpoint=" + endpoint() + ";" + key + (rule.hub() == null ? "" : "EntityPath=" + rule.hub() + ";");
    }

    String endpoint() {
        return "sb://" + host() + ":" + port;
    }

    private String host() {
        if (address == null || address.isAnyLocalAddress()) {
            return "localhost";
        }
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }
}
