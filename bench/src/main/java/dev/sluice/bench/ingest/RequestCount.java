package dev.sluice.bench.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.BinaryData;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** Counts requests, reads included, and the operations on entities in them: a transaction has one for each part. */
final class RequestCount implements HttpPipelinePolicy {
    private static final String PART = "Content-Type: application/http";

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong operations = new AtomicLong();

    long requests() {
        return requests.get();
    }

    long operations() {
        return operations.get();
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        count(context.getHttpRequest());
        return next.process();
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        count(context.getHttpRequest());
        return next.processSync();
    }

    private void count(HttpRequest request) {
        requests.incrementAndGet();
        BinaryData body = request.getBodyAsBinaryData();
        boolean transaction = request.getUrl().getPath().endsWith("$batch");
        operations.addAndGet(transaction && body != null ? parts(new String(body.toBytes(), UTF_8)) : 1);
    }

    private static long parts(String body) {
        long parts = 0;
        for (int at = body.indexOf(PART); at >= 0; at = body.indexOf(PART, at + PART.length())) {
            parts++;
        }
        return parts;
    }
}
