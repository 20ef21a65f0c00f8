package dev.sluice.ingest.tables;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import com.azure.core.util.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the versions of written rows from the answer to a transaction. The client reads that answer and drops them;
 * without them each row would have to be read before it could be written again.
 */
final class EntityTags extends HttpPipelineSyncPolicy {
    private static final String KEY = "sluice-entity-tags";
    private static final int ACCEPTED = 202;
    private static final Pattern PART =
            Pattern.compile("^HTTP/1\\.1 \\d{3}|^etag:[ \\t]*(\\S+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** Versions of the rows of one transaction, in the order of its operations; empty where a row has none now. */
    static final class Tags {
        private List<String> tags = List.of();

        /** The context of the call whose answer is to be read. */
        Context context() {
            return new Context(KEY, this);
        }

        /** The version of a row, or nothing when the answer held none. */
        String of(int operation) {
            return operation < tags.size() ? tags.get(operation) : "";
        }
    }

    @Override
    protected HttpResponse afterReceivedResponse(HttpPipelineCallContext context, HttpResponse response) {
        Object tags = context.getData(KEY).orElse(null);
        if (!(tags instanceof Tags wanted) || response.getStatusCode() != ACCEPTED) {
            return response;
        }
        HttpResponse kept = response.buffer();
        wanted.tags = read(kept.getBodyAsBinaryData().toString());
        return kept;
    }

    static List<String> read(String answer) {
        List<String> tags = new ArrayList<>();
        Matcher matcher = PART.matcher(answer);
        while (matcher.find()) {
            if (matcher.group(1) == null) {
                tags.add("");
            } else if (!tags.isEmpty()) {
                tags.set(tags.size() - 1, matcher.group(1));
            }
        }
        return tags;
    }
}
