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
 * @param maxMessageBytes largest event or batch, encoded: 1 KiB to 20 MiB, as in the Dedicated tier; clients are told,
 *     and fill their batches up to it
 */
public record Limits(
        int connections,
        int sessionsPerConnection,
        int linksPerConnection,
        long pendingBytes,
        Duration toAuthenticate,
        int maxMessageBytes) {
    private static final int STANDARD_MESSAGE_BYTES = 1024 * 1024;
    private static final int LARGEST_MESSAGE_BYTES = 20 * 1024 * 1024;
    private static final int SMALLEST_MESSAGE_BYTES = 1024;
    /** Messages of the largest size that can be under way at a time. */
    private static final int PENDING_MESSAGES = 4;

    /** What the service allows in its Standard tier: connections, sessions, links, messages of 1 MiB. */
    public static final Limits DEFAULTS =
            new Limits(5000, 4999, 5000, 64L * 1024 * 1024, Duration.ofMinutes(1), STANDARD_MESSAGE_BYTES);

    private static final int MOST_SESSIONS = 65_536;

    public Limits {
        requireAtLeastOne("connections", connections);
        requireAtLeastOne("sessionsPerConnection", sessionsPerConnection);
        requireAtLeastOne("linksPerConnection", linksPerConnection);
        requireAtLeastOne("pendingBytes", pendingBytes);
        requireAtLeastOne("toAuthenticate in ms", toAuthenticate.toMillis());
        if (maxMessageBytes < SMALLEST_MESSAGE_BYTES || maxMessageBytes > LARGEST_MESSAGE_BYTES) {
            throw new IllegalArgumentException("The largest message has " + SMALLEST_MESSAGE_BYTES + " to "
                    + LARGEST_MESSAGE_BYTES + " bytes, not " + maxMessageBytes);
        }
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
        return new Limits(
                most, sessionsPerConnection, linksPerConnection, pendingBytes, toAuthenticate, maxMessageBytes);
    }

    /** The same with another number of sessions a connection. */
    public Limits withSessionsPerConnection(int most) {
        return new Limits(connections, most, linksPerConnection, pendingBytes, toAuthenticate, maxMessageBytes);
    }

    /** The same with another number of links a connection. */
    public Limits withLinksPerConnection(int most) {
        return new Limits(connections, sessionsPerConnection, most, pendingBytes, toAuthenticate, maxMessageBytes);
    }

    /** The same with other pending bytes. */
    public Limits withPendingBytes(long most) {
        return new Limits(
                connections, sessionsPerConnection, linksPerConnection, most, toAuthenticate, maxMessageBytes);
    }

    /** The same with another time to authenticate. */
    public Limits withTimeToAuthenticate(Duration most) {
        return new Limits(connections, sessionsPerConnection, linksPerConnection, pendingBytes, most, maxMessageBytes);
    }

    /** The same with another largest message; pending bytes are raised to have room for four of them. */
    public Limits withMaxMessageBytes(int most) {
        long pending = Math.max(pendingBytes, (long) PENDING_MESSAGES * most);
        return new Limits(connections, sessionsPerConnection, linksPerConnection, pending, toAuthenticate, most);
    }
}
