package dev.sluice.eventhubs;

import java.time.Duration;

/**
 * What clients can make the server hold. Immutable.
 *
 * @param connections connections at a time; those above are told so and closed
 * @param sessionsPerConnection sessions of a connection; a client that begins more breaks the protocol
 * @param linksPerConnection links of a connection; those above are refused
 * @param pendingBytes bytes of all sends that are not finished or wait; those above are refused as server-busy
 * @param toAuthenticate how long a connection may be there without having shown a token that is valid
 */
public record Limits(
        int connections,
        int sessionsPerConnection,
        int linksPerConnection,
        long pendingBytes,
        Duration toAuthenticate) {
    /** As many connections, sessions and links as the service allows in its Standard tier. */
    public static final Limits DEFAULTS = new Limits(5000, 4999, 5000, 64L * 1024 * 1024, Duration.ofMinutes(1));

    private static final int MOST_SESSIONS = 65_536;

    public Limits {
        requireAtLeastOne("connections", connections);
        requireAtLeastOne("sessionsPerConnection", sessionsPerConnection);
        requireAtLeastOne("linksPerConnection", linksPerConnection);
        requireAtLeastOne("pendingBytes", pendingBytes);
        requireAtLeastOne("toAuthenticate in ms", toAuthenticate.toMillis());
        if (sessionsPerConnection > MOST_SESSIONS) {
            throw new IllegalArgumentException(
                    "AMQP has at most " + MOST_SESSIONS + " sessions a connection, not " + sessionsPerConnection);
        }
    }

    private static void requireAtLeastOne(String what, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("The limit " + what + " is at least 1, not " + value);
        }
    }

    /** The same with another number of connections. */
    public Limits withConnections(int most) {
        return new Limits(most, sessionsPerConnection, linksPerConnection, pendingBytes, toAuthenticate);
    }

    /** The same with another number of sessions a connection. */
    public Limits withSessionsPerConnection(int most) {
        return new Limits(connections, most, linksPerConnection, pendingBytes, toAuthenticate);
    }

    /** The same with another number of links a connection. */
    public Limits withLinksPerConnection(int most) {
        return new Limits(connections, sessionsPerConnection, most, pendingBytes, toAuthenticate);
    }

    /** The same with other pending bytes. */
    public Limits withPendingBytes(long most) {
        return new Limits(connections, sessionsPerConnection, linksPerConnection, most, toAuthenticate);
    }

    /** The same with another time to authenticate. */
    public Limits withTimeToAuthenticate(Duration most) {
        return new Limits(connections, sessionsPerConnection, linksPerConnection, pendingBytes, most);
    }
}
