package dev.sluice.ingest.tables;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ingest.tables.TableRequest.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/**
 * Azure's limits in front of a client: what Azure would refuse and Azurite takes is refused here, as Azure does.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model">Data
 *     model</a>
 * @see <a href="https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions">Transactions</a>
 */
public final class TableLimits implements HttpPipelinePolicy {
    private static final int MOST_OPERATIONS = 100;
    private static final long LONGEST_REQUEST = 4L << 20;
    private static final int MOST_PROPERTIES = 252;
    private static final int LONGEST_PROPERTY = 64 << 10;
    private static final int LARGEST_ENTITY = 1 << 20;
    private static final int LONGEST_KEY = 1 << 10;
    private static final int MOST_COMPARISONS = 15;
    private static final Set<String> NOT_COUNTED = Set.of("PartitionKey", "RowKey", "Timestamp");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,254}");
    private static final Pattern BAD_KEY = Pattern.compile("[/\\\\#?\\p{Cc}]");
    private static final Pattern COMPARISON = Pattern.compile(" (eq|ne|lt|le|gt|ge) ");

    private final List<String> refused = new ArrayList<>();
    private volatile boolean takesNothing;

    /** What was refused until now. */
    public synchronized List<String> refused() {
        return List.copyOf(refused);
    }

    /** From now on no row of devices is taken. */
    void refuseAll() {
        takesNothing = true;
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        return Mono.defer(() -> answer(context).map(Mono::just).orElseGet(next::process));
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        return answer(context).orElseGet(next::processSync);
    }

    private Optional<HttpResponse> answer(HttpPipelineCallContext context) {
        TableRequest request = TableRequest.of(context.getHttpRequest());
        List<Problem> problems = problems(request);
        if (takesNothing
                && request.url().contains("devices")
                && !request.operations().isEmpty()) {
            problems.add(new Problem(400, "InvalidInput", 0));
        }
        return problems.stream().findFirst().map(problem -> {
            note(problem);
            return CannedResponse.error(
                    context.getHttpRequest(), problem.status(), problem.code(), problem.operation());
        });
    }

    /** The codes of what Azure would refuse in a request. */
    public static List<String> broken(HttpRequest request) {
        return problems(TableRequest.of(request)).stream().map(Problem::code).toList();
    }

    private static List<Problem> problems(TableRequest request) {
        List<Problem> problems = new ArrayList<>();
        checkRequest(request, problems);
        for (int i = 0; i < request.operations().size(); i++) {
            checkOperation(request.operations().get(i), i, problems);
        }
        return problems;
    }

    private synchronized void note(Problem problem) {
        refused.add(problem.code());
    }

    private static void checkRequest(TableRequest request, List<Problem> problems) {
        List<Operation> operations = request.operations();
        if (request.length() > LONGEST_REQUEST) {
            problems.add(new Problem(413, "RequestBodyTooLarge", 0));
        }
        if (operations.size() > MOST_OPERATIONS) {
            problems.add(new Problem(400, "InvalidInput", MOST_OPERATIONS - 1));
        }
        if (operations.stream().map(Operation::partition).distinct().count() > 1) {
            problems.add(new Problem(400, "CommandsInBatchActOnDifferentPartitions", 0));
        }
        Set<String> keys = new HashSet<>();
        if (!operations.stream().map(Operation::key).allMatch(keys::add)) {
            problems.add(new Problem(400, "InvalidDuplicateRow", 0));
        }
        if (COMPARISON.matcher(request.url()).results().count() > MOST_COMPARISONS) {
            problems.add(new Problem(400, "InvalidInput", 0));
        }
    }

    private static void checkOperation(Operation operation, int at, List<Problem> problems) {
        checkKey(operation.partition(), at, problems);
        checkKey(operation.key(), at, problems);
        long size = 4 + 2L * (operation.partition().length() + operation.key().length());
        int count = 0;
        for (Map.Entry<String, JsonNode> property : operation.entity().properties()) {
            String name = property.getKey();
            if (!NOT_COUNTED.contains(name)
                    && !name.contains("odata.")
                    && !property.getValue().isNull()) {
                count++;
                size += 8 + 2L * name.length() + checkProperty(operation, name, at, problems);
            }
        }
        if (count > MOST_PROPERTIES) {
            problems.add(new Problem(400, "TooManyProperties", at));
        }
        if (size > LARGEST_ENTITY) {
            problems.add(new Problem(400, "EntityTooLarge", at));
        }
    }

    private static void checkKey(String key, int at, List<Problem> problems) {
        if (2 * key.length() > LONGEST_KEY) {
            problems.add(new Problem(400, "KeyValueTooLarge", at));
        }
        if (BAD_KEY.matcher(key).find()) {
            problems.add(new Problem(400, "OutOfRangeInput", at));
        }
    }

    private static long checkProperty(Operation operation, String name, int at, List<Problem> problems) {
        if (!NAME.matcher(name).matches()) {
            problems.add(new Problem(400, "PropertyNameInvalid", at));
        }
        JsonNode value = operation.entity().get(name);
        String type = operation.entity().path(name + "@odata.type").asText();
        long length = type.equals("Edm.Binary")
                ? value.asText().length() * 3L / 4
                : value.isTextual() && type.isEmpty() ? 2L * value.asText().length() : 16;
        if (length > LONGEST_PROPERTY) {
            problems.add(new Problem(400, "PropertyValueTooLarge", at));
        }
        return 4 + length;
    }

    private record Problem(int status, String code, int operation) {}
}
