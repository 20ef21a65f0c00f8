package dev.sluice.service.processor;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import dev.sluice.contract.access.EntraErrors;
import dev.sluice.contract.access.NoTokenException;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import org.jspecify.annotations.Nullable;

/** Turns what the SDK throws into one line that says what was attempted, on what, and what to check. */
public final class HubFailure {
    private HubFailure() {}

    /** Whether the service took the link away because another reader came with the same right. */
    static boolean isStolen(Throwable failure) {
        return condition(failure) == AmqpErrorCondition.LINK_STOLEN;
    }

    /** Whether a hub, and not something else, failed. */
    static boolean isOfHub(Throwable failure) {
        return condition(failure) != null;
    }

    /** Whether something was too large for the link. */
    public static boolean isTooLarge(Throwable failure) {
        return condition(failure) == AmqpErrorCondition.LINK_PAYLOAD_SIZE_EXCEEDED;
    }

    /** Whether the hub refused what it was sent for what it is. */
    public static boolean isMalformed(Throwable failure) {
        AmqpErrorCondition condition = condition(failure);
        return condition == AmqpErrorCondition.ARGUMENT_ERROR
                || condition == AmqpErrorCondition.ARGUMENT_OUT_OF_RANGE_ERROR;
    }

    /** Whether a reader asked for a place that the hub does not have. */
    static boolean isOfPosition(Throwable failure) {
        return condition(failure) == AmqpErrorCondition.ARGUMENT_ERROR;
    }

    /** Whether the hub, or the consumer group that it is read with, is not there. */
    static boolean isOfName(Throwable failure) {
        return condition(failure) == AmqpErrorCondition.NOT_FOUND;
    }

    /**
     * The failure of an attempt.
     *
     * @param attempt what was attempted, on what: {@code sending to target hub 'telemetry'}
     */
    public static ServiceException of(Throwable failure, String attempt) {
        ServiceException ours = ours(failure);
        if (ours != null) {
            return new ServiceException(ours.code(), attempt + " failed: " + ours.getMessage(), failure);
        }
        AmqpErrorCondition condition = condition(failure);
        FailureCode code = condition == null ? FailureCode.UNREACHABLE : code(condition);
        String cause = condition == null ? "no connection or no answer" : condition.getErrorCondition();
        return new ServiceException(code, attempt + " failed (" + cause + "): " + advice(code, failure), failure);
    }

    /** What gets tokens says by itself why there is none. */
    private static @Nullable ServiceException ours(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServiceException ours) {
                return ours;
            }
            if (cause instanceof NoTokenException noToken) {
                return ServiceException.of(noToken);
            }
        }
        return null;
    }

    private static @Nullable AmqpErrorCondition condition(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AmqpException amqp) {
                return amqp.getErrorCondition();
            }
        }
        return null;
    }

    private static FailureCode code(AmqpErrorCondition condition) {
        return switch (condition) {
            case UNAUTHORIZED_ACCESS, PUBLISHER_REVOKED_ERROR -> FailureCode.UNAUTHORIZED;
            case NOT_FOUND -> FailureCode.NOT_FOUND;
            case ENTITY_DISABLED_ERROR -> FailureCode.DISABLED;
            case SERVER_BUSY_ERROR, RESOURCE_LIMIT_EXCEEDED -> FailureCode.THROTTLED;
            case TIMEOUT_ERROR, PROTON_IO, CONNECTION_FORCED, LINK_DETACH_FORCED, CONNECTION_FRAMING_ERROR ->
                FailureCode.UNREACHABLE;
            default -> FailureCode.REFUSED;
        };
    }

    private static String advice(FailureCode code, Throwable failure) {
        return switch (code) {
            case UNAUTHORIZED ->
                EntraErrors.explain(failure)
                        .orElse(
                                "check its key, and that the key's rule has the right; or the identity's role and tenant");
            case NOT_FOUND -> "check that the hub and the consumer group exist";
            case DISABLED -> "check that the hub is enabled";
            case THROTTLED -> "check its throughput units and quotas";
            case UNREACHABLE ->
                "check that the hub is up, and the network: private endpoint approved, DNS, firewall, port 5671";
            default -> "check the hub's state and limits";
        };
    }
}
