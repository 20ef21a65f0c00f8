package dev.sluice.ingest.tables;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.util.Random;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** A service that is busy, loses answers, or says that somebody else wrote: one request in so many. */
final class Storm implements HttpPipelinePolicy {
    private final Random random;
    private volatile int oneIn;

    Storm(long seed) {
        this.random = new Random(seed);
    }

    /** From now on one request in so many fails; none for 0. */
    void blow(int oneInSoMany) {
        oneIn = oneInSoMany;
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        throw new UnsupportedOperationException("the client is synchronous");
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        if (oneIn == 0 || random.nextInt(oneIn) > 0) {
            return next.processSync();
        }
        return fail(context, next::processSync);
    }

    private HttpResponse fail(HttpPipelineCallContext context, Supplier<HttpResponse> call) {
        HttpRequest request = context.getHttpRequest();
        boolean writes = request.getUrl().getPath().endsWith("$batch");
        return switch (random.nextInt(writes ? 5 : 3)) {
            case 0 -> CannedResponse.error(request, 503, "ServerBusy", 0);
            case 1 -> lost(request, call);
            case 2 -> CannedResponse.xml(request, 503);
            default ->
                CannedResponse.error(
                        request,
                        412,
                        "UpdateConditionNotSatisfied",
                        random.nextInt(TableRequest.of(request).operations().size()));
        };
    }

    private static HttpResponse lost(HttpRequest request, Supplier<HttpResponse> call) {
        call.get().close();
        return CannedResponse.error(request, 500, "InternalError", 0);
    }
}
