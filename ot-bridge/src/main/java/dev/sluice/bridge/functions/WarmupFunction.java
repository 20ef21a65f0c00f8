package dev.sluice.bridge.functions;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.WarmupTrigger;

/** Connects before the first events come, when the platform adds an instance. */
public final class WarmupFunction {
    /** Returns at once; what can't be reached yet is waited for by the first batch. */
    @FunctionName("warmup")
    public void run(@WarmupTrigger(name = "context") String context) {
        BridgeWorker.shared().connectAhead();
    }
}
