package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.security.TokenRefusedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.transport.ErrorCondition;

/**
 * An error as a client sees it: AMQP's conditions and those of Event Hubs, with the texts that clients parse.
 *
 * @param condition decides whether a client tries again
 * @param description for people, and for clients that parse it
 */
record WireError(String condition, String description) {
    static WireError notFound(String entity) {
        // The SDK tries again on a not-found whose text is another.
        return new WireError(
                "amqp:not-found", "The messaging entity 'sb://localhost/" + entity + "' could not be found.");
    }

    static WireError noSuchPartition(int partitions) {
        return outOfRange(
                "The specified partition is invalid for an EventHub partition sender or receiver. It should be between 0 and "
                        + (partitions - 1) + ".");
    }

    /** A link or a question needs a token that allows it. */
    static WireError missingClaim(Need need) {
        return new WireError("amqp:unauthorized-access", unauthorized(need));
    }

    /**
     * The tokens that allowed a link have expired. The service's condition lets clients attach again with another token.
     *
     * @see <a href="https://github.com/Azure/azure-sdk-for-python/issues/5314">A trace of the service</a>
     */
    static WireError tokenExpired(Need need) {
        return new WireError("amqp:link:detach-forced", unauthorized(need));
    }

    private static String unauthorized(Need need) {
        return "Unauthorized access. '" + need.claims()
                + "' claim(s) are required to perform this operation. Resource: '" + "sb://localhost/"
                + need.entity().toLowerCase(Locale.ROOT) + "'." + tracking();
    }

    /** The server does not take a token. */
    static WireError tokenRefused(String description) {
        return new WireError("com.microsoft:auth-failed", description + tracking());
    }

    static WireError of(TokenRefusedException refused) {
        return refused.isRetriable() ? serverBusy(refused.description()) : tokenRefused(refused.description());
    }

    /** The service ends its texts like this; some clients look for it. */
    private static String tracking() {
        String id = UUID.randomUUID().toString().replace("-", "");
        return " TrackingId:" + id + ", SystemTracker:sluice-eventhubs, Timestamp:"
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    static WireError outOfRange(String description) {
        return new WireError("com.microsoft:argument-out-of-range", description);
    }

    static WireError argument(String description) {
        return new WireError("com.microsoft:argument-error", description);
    }

    static WireError serverBusy(String description) {
        return new WireError("com.microsoft:server-busy", description);
    }

    static WireError internal(String description) {
        return new WireError("amqp:internal-error", description);
    }

    static WireError stolen(String description) {
        return new WireError("amqp:link:stolen", description);
    }

    static WireError limitExceeded(String description) {
        return new WireError("amqp:resource-limit-exceeded", description);
    }

    static WireError tooLarge(long limit) {
        return new WireError(
                "amqp:link:message-size-exceeded",
                "The received message exceeds the limit (" + limit + " bytes) currently allowed on the link.");
    }

    static WireError detachForced() {
        return new WireError("amqp:link:detach-forced", "The server is stopping.");
    }

    static WireError producerStolen(long producer, long epoch) {
        return new WireError(
                "com.microsoft:producer-epoch-stolen",
                "Producer '" + producer + "' was taken over by one with epoch '" + epoch + "'.");
    }

    static WireError outOfOrder(int expected, int received) {
        return new WireError(
                "com.microsoft:out-of-order-sequence",
                "The producer's sequence number '" + received + "' does not follow: expected '" + expected + "'.");
    }

    static WireError connectionForced() {
        return new WireError("amqp:connection:forced", "The server is stopping.");
    }

    ErrorCondition toCondition() {
        // Some clients read the last field by its index: it is set, though there is nothing in it.
        return new ErrorCondition(Symbol.valueOf(condition), description, Map.of());
    }
}
