package dev.sluice.eventhubs;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where the admin API listens and who may use it. Immutable.
 *
 * @param address IP address that it is bound to
 * @param port TCP port, 0 for any free one
 * @param token what callers show as {@code Authorization: Bearer …}; null lets everyone on this machine in
 */
public record AdminConfig(
        InetAddress address, int port, @Nullable String token) {
    private static final int SHORTEST_TOKEN = 16;

    public AdminConfig {
        EventHubsConfig.requirePort(port);
        if (token == null && !address.isLoopbackAddress()) {
            throw new IllegalArgumentException("The admin API can be bound to " + address.getHostAddress()
                    + " only with a token: give one, or bind it to the loopback address");
        }
        if (token != null && token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(
                    "The token of the admin API has at least " + SHORTEST_TOKEN + " characters: give a longer one");
        }
    }

    /** On the loopback address, without a token. */
    public static AdminConfig onLoopback(int port) {
        return new AdminConfig(InetAddress.getLoopbackAddress(), port, null);
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "AdminConfig[" + address.getHostAddress() + ":" + port + "]";
    }
}
