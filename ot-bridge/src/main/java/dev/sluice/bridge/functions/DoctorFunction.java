package dev.sluice.bridge.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.sluice.bridge.doctor.Diagnosis;
import dev.sluice.bridge.doctor.DiagnosisJson;
import dev.sluice.bridge.doctor.Doctor;
import dev.sluice.bridge.doctor.Finding;
import dev.sluice.bridge.doctor.Verdict;
import dev.sluice.contract.settings.InvalidSettingException;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what is wrong between the bridge and its target, from the app's own network and with its own identity:
 * {@code GET doctor} looks, {@code POST doctor} also sends a canary. It needs the function's key, as what it says shows
 * names and addresses.
 */
public final class DoctorFunction {
    /** 200 when nothing is wrong, 503 when something is. */
    @FunctionName("doctor")
    public HttpResponseMessage run(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.POST},
                            authLevel = AuthorizationLevel.FUNCTION,
                            route = "doctor")
                    HttpRequestMessage<Optional<String>> request) {
        Diagnosis diagnosis = examine(request.getHttpMethod() == HttpMethod.POST);
        HttpStatus status = diagnosis.firstWrong().isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
        return request.createResponseBuilder(status)
                .header("Content-Type", "application/json")
                .body(DiagnosisJson.text(diagnosis))
                .build();
    }

    private static Diagnosis examine(boolean send) {
        try {
            BridgeWorker worker = BridgeWorker.shared();
            return new Doctor(worker.config(), worker.parts(), System.getenv()).examine(send);
        } catch (InvalidSettingException e) {
            return new Diagnosis(List.of(new Finding("settings", Verdict.FAILED, String.valueOf(e.getMessage()))));
        }
    }
}
