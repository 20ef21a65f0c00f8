package dev.sluice.functionshost.host;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.RetryContext;
import com.microsoft.azure.functions.RpcException;
import java.util.UUID;
import java.util.logging.Logger;

/** What a function can ask about its invocation. */
final class HostContext implements ExecutionContext, RetryContext {
    private final String function;
    private final String invocation = UUID.randomUUID().toString();
    private final int retry;
    private final int most;

    HostContext(String function, int retry, int most) {
        this.function = function;
        this.retry = retry;
        this.most = most;
    }

    @Override
    public Logger getLogger() {
        return Logger.getLogger(function);
    }

    @Override
    public String getInvocationId() {
        return invocation;
    }

    @Override
    public String getFunctionName() {
        return function;
    }

    @Override
    public RetryContext getRetryContext() {
        return this;
    }

    @Override
    public int getRetrycount() {
        return retry;
    }

    @Override
    public int getMaxretrycount() {
        return most;
    }

    @Override
    @SuppressWarnings("NullAway") // the library has no nullness; the worker hands out null without a failure
    public RpcException getException() {
        return null;
    }
}
