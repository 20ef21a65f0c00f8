package dev.sluice.bridge.route;

import com.azure.storage.blob.models.BlobStorageException;
import dev.sluice.contract.access.NoTokenException;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;

/** Turns what the SDK throws into one line that says what was attempted, on what, and what to check. */
final class BlobFailure {
    private BlobFailure() {}

    /**
     * The failure of an attempt.
     *
     * @param attempt what was attempted, on what: {@code writing to target container 'telemetry'}
     */
    static ServiceException of(RuntimeException failure, String attempt) {
        if (failure instanceof ServiceException ours) {
            return ours;
        }
        if (failure instanceof NoTokenException noToken) {
            return ServiceException.of(noToken);
        }
        FailureCode code = code(failure);
        String cause = failure instanceof BlobStorageException refusal
                ? refusal.getStatusCode() + " " + refusal.getErrorCode()
                : "no connection or no answer";
        return new ServiceException(code, attempt + " failed (" + cause + "): " + advice(code), failure);
    }

    private static FailureCode code(RuntimeException failure) {
        int status = failure instanceof BlobStorageException refusal ? refusal.getStatusCode() : 0;
        return switch (status) {
            case 401, 403 -> FailureCode.UNAUTHORIZED;
            case 404 -> FailureCode.NOT_FOUND;
            case 429, 503 -> FailureCode.THROTTLED;
            case 0 -> FailureCode.UNREACHABLE;
            default -> FailureCode.REFUSED;
        };
    }

    private static String advice(FailureCode code) {
        return switch (code) {
            case UNAUTHORIZED -> "check the role Storage Blob Data Contributor on the container, and the firewall";
            case NOT_FOUND -> "check that the container exists; the bridge does not create it";
            case THROTTLED -> "the account asks to slow down; it is tried again";
            case UNREACHABLE -> "check the name, the private endpoint and its approval";
            default -> "check the storage account";
        };
    }
}
