package dev.sluice.ingest.tables;

import com.azure.core.exception.HttpResponseException;
import com.azure.data.tables.models.TableServiceException;
import com.azure.data.tables.models.TableTransactionFailedException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That the service answered, and did not do what it was asked for. Of a transaction the client tells the code and the
 * operation at fault, but no status.
 *
 * @param status of the answer; 0 when the client does not tell
 * @param code of the service; empty when it gave none
 * @param operation the one of a transaction that is at fault; -1 when nothing says so
 */
record Refusal(int status, String code, int operation) {
    private static final Set<String> ANOTHER_WROTE = Set.of(
            "EntityAlreadyExists",
            "UpdateConditionNotSatisfied",
            "ConditionNotMet",
            "ResourceNotFound",
            "EntityNotFound");
    private static final Set<String> BUSY = Set.of(
            "ServerBusy",
            "InternalError",
            "OperationTimedOut",
            "TableNotFound",
            "TableBeingDeleted",
            "TooManyRequests");
    private static final Set<String> CALLER = Set.of(
            "AuthenticationFailed",
            "AuthorizationFailure",
            "AuthorizationPermissionMismatch",
            "AuthorizationSourceIPMismatch",
            "InsufficientAccountPermissions",
            "InvalidAuthenticationInfo",
            "NoAuthenticationInformation",
            "AccountIsDisabled");
    private static final Set<String> MISSING = Set.of("ResourceNotFound", "EntityNotFound");

    /** What the service said, if it is that what made a call fail. */
    static Optional<Refusal> of(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpResponseException answer) {
                Refusal refusal = of(answer);
                return refusal.status == 0 && refusal.code.isEmpty() ? Optional.empty() : Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    private static Refusal of(HttpResponseException answer) {
        int status = answer.getResponse() == null ? 0 : answer.getResponse().getStatusCode();
        return new Refusal(status, code(answer), operation(answer));
    }

    /** Whether somebody else wrote, made or removed a row since it was read. */
    boolean isConflict() {
        return !isBusy() && (ANOTHER_WROTE.contains(code) || status == 404 || status == 409 || status == 412);
    }

    /** Whether there is no such row. */
    boolean isMissing() {
        return !isBusy() && (MISSING.contains(code) || status == 404);
    }

    /** Whether it is about who asks. */
    boolean isAboutTheCaller() {
        return CALLER.contains(code) || status == 401 || status == 403;
    }

    /** Whether the same request will never be taken, whoever sends it. */
    boolean isHopeless() {
        return !isBusy() && !isConflict() && !isAboutTheCaller();
    }

    @Override
    public String toString() {
        String shown = status == 0 ? "" : "status " + status;
        return shown.isEmpty() || code.isEmpty() ? shown + code : shown + " " + code;
    }

    private boolean isBusy() {
        return BUSY.contains(code) || status == 408 || status == 429 || status >= 500;
    }

    private static String code(HttpResponseException answer) {
        @Nullable Object code = answer instanceof TableServiceException table && table.getValue() != null
                ? table.getValue().getErrorCode()
                : null;
        return code == null ? "" : code.toString();
    }

    private static int operation(HttpResponseException answer) {
        Integer operation = answer instanceof TableTransactionFailedException failed
                ? failed.getFailedTransactionActionIndex()
                : null;
        return operation == null ? -1 : operation;
    }
}
