package dev.sluice.ingest.tables;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts requests, and the operations in them. A read is one of each. */
final class Requests extends HttpPipelineSyncPolicy {
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger operations = new AtomicInteger();

    @Override
    protected void beforeSendingRequest(HttpPipelineCallContext context) {
        HttpRequest request = context.getHttpRequest();
        requests.incrementAndGet();
        operations.addAndGet(Math.max(1, TableRequest.of(request).operations().size()));
    }

    /** How many requests there were since the last call. */
    int taken() {
        operations.set(0);
        return requests.getAndSet(0);
    }

    int operations() {
        return operations.get();
    }
}
