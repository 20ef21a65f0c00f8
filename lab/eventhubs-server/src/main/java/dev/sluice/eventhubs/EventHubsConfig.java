package dev.sluice.eventhubs;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a server has and where. Immutable.
 *
 * @param data folder of the server's data; made when it is not there
 * @param address IP address that it listens on; null for the loopback addresses
 * @param port TCP port, 0 for any free one; it takes AMQP and WebSocket, plain and with TLS
 * @param hubs the event hubs
 * @param tls the server's certificate; without it the port takes no TLS
 * @param admin the admin API; null for none
 * @param flush when a send is acknowledged
 * @param limits what clients can make the server hold
 * @param access who may use it; what everybody knows or is open to all is bound to the loopback addresses only
 */
public record EventHubsConfig(
        Path data,
        @Nullable InetAddress address,
        int port,
        List<HubConfig> hubs,
        @Nullable TlsConfig tls,
        @Nullable AdminConfig admin,
        Flush flush,
        Limits limits,
        Access access) {
    public EventHubsConfig {
        requirePort(port);
        hubs = List.copyOf(hubs);
        requireDistinct(hubs);
        access.requireFitting(address);
    }

    /** A server on any free port, without event hubs yet. */
    public static EventHubsConfig in(Path data) {
        return new EventHubsConfig(data, null, 0, List.of(), null, null, Flush.OS, Limits.DEFAULTS, Access.PUBLISHED);
    }

    /** The same on a port. */
    public EventHubsConfig withPort(int port) {
        return new EventHubsConfig(data, address, port, hubs, tls, admin, flush, limits, access);
    }

    /** The same with one more event hub. */
    public EventHubsConfig withHub(HubConfig hub) {
        List<HubConfig> more = new ArrayList<>(hubs);
        more.add(hub);
        return new EventHubsConfig(data, address, port, more, tls, admin, flush, limits, access);
    }

    /** The same with the admin API on a port of the loopback address. */
    public EventHubsConfig withAdminPort(int adminPort) {
        return withAdmin(AdminConfig.onLoopback(adminPort));
    }

    /** The same with the admin API. */
    public EventHubsConfig withAdmin(AdminConfig api) {
        return new EventHubsConfig(data, address, port, hubs, tls, api, flush, limits, access);
    }

    /** The same, acknowledging sends at another time. */
    public EventHubsConfig withFlush(Flush when) {
        return new EventHubsConfig(data, address, port, hubs, tls, admin, when, limits, access);
    }

    /** The same with other limits. */
    public EventHubsConfig withLimits(Limits others) {
        return new EventHubsConfig(data, address, port, hubs, tls, admin, flush, others, access);
    }

    /** The same for other users. */
    public EventHubsConfig withAccess(Access others) {
        return new EventHubsConfig(data, address, port, hubs, tls, admin, flush, limits, others);
    }

    /** The same, listening on another address than the loopback ones. */
    public EventHubsConfig withAddress(InetAddress other) {
        return new EventHubsConfig(data, other, port, hubs, tls, admin, flush, limits, access);
    }

    /** The same with TLS, by a certificate that is made and kept in the data folder. */
    public EventHubsConfig withTls() {
        return withTls(TlsConfig.in(data.resolve("tls")));
    }

    /** The same with TLS. */
    public EventHubsConfig withTls(TlsConfig tls) {
        return new EventHubsConfig(data, address, port, hubs, tls, admin, flush, limits, access);
    }

    static void requirePort(int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port);
        }
    }

    private static void requireDistinct(List<HubConfig> hubs) {
        Set<String> names = new HashSet<>();
        for (HubConfig hub : hubs) {
            if (!names.add(hub.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("The event hub " + hub.name() + " is there twice");
            }
        }
    }
}
