package dev.sluice.ingest.tables;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns an error in XML, as the service answers it to who may not ask and as gateways do, into the JSON that the client
 * reads: without a library for XML it ends in a {@link LinkageError}, which says nothing of what happened.
 */
final class ReadableErrors extends HttpPipelineSyncPolicy {
    private static final int FIRST_ERROR = 400;
    private static final Pattern CODE = Pattern.compile("<(?:m:)?code>([A-Za-z]{1,80})</", Pattern.CASE_INSENSITIVE);

    @Override
    protected HttpResponse afterReceivedResponse(HttpPipelineCallContext context, HttpResponse response) {
        String type = response.getHeaders().getValue(HttpHeaderName.CONTENT_TYPE);
        if (response.getStatusCode() < FIRST_ERROR || type == null || !type.contains("xml")) {
            return response;
        }
        Matcher code = CODE.matcher(response.getBodyAsBinaryData().toString());
        return new JsonError(response, code.find() ? code.group(1) : "Unknown");
    }
}
