package dev.sluice.ingest.deployment;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import dev.sluice.azurite.proxy.ProxiedRequest;
import dev.sluice.azurite.proxy.StorageProxy;
import dev.sluice.azurite.proxy.StorageProxy.Service;
import dev.sluice.ingest.tables.TableLimits;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Stands before a table service. While a storm blows, one request in so many meets a {@link Trouble}; apart from the busy
 * ones all answers are the service's own.
 */
final class StormyTables implements AutoCloseable {
    private static final Pattern VERSION = Pattern.compile("(?i)(if-match: ?)W/\"[^\"]*\"");
    private static final String OLD_VERSION = "W/\"datetime'2001-01-01T00%3A00%3A00.0000000Z'\"";
    private static final Pattern CONFLICT = Pattern.compile("HTTP/1\\.1 (409|412) ");

    /** What may become of a request. */
    enum Trouble {
        /** The service does nothing, and says 503. */
        BUSY,
        /** The service does it, and its answer gets lost. */
        LOST,
        /** A transaction arrives twice: the answer is the second one's, mostly that somebody else wrote. */
        REPEATED,
        /** A row of a transaction is said to be of an old version: the service does nothing, and says 412. */
        OVERTAKEN
    }

    private final AtomicInteger conflicts = new AtomicInteger();
    private final Set<Trouble> met = Collections.synchronizedSet(EnumSet.noneOf(Trouble.class));
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final StorageProxy proxy;
    private final Random random;
    private volatile int oneIn;

    StormyTables(String connection, long seed) {
        random = new Random(seed);
        proxy = StorageProxy.open(connection, Service.TABLE, this::handOn);
    }

    /** The same connection string, through this. */
    String connection() {
        return proxy.connection();
    }

    /** From now on one request in so many meets a trouble; none for 0. */
    void blow(int oneInSoMany) {
        met.clear();
        oneIn = oneInSoMany;
    }

    void calm() {
        oneIn = 0;
    }

    /** Whether there was each trouble since it began to blow. */
    boolean sawAll() {
        return met.containsAll(EnumSet.allOf(Trouble.class));
    }

    /** How many transactions were told that somebody else wrote. */
    int conflicts() {
        return conflicts.get();
    }

    /** Azure's limits that requests broke, which the emulator does not know. */
    Set<String> broken() {
        return Set.copyOf(broken);
    }

    private void handOn(ProxiedRequest request) throws IOException, InterruptedException {
        HttpMethod method = HttpMethod.valueOf(request.method());
        broken.addAll(
                TableLimits.broken(new HttpRequest(method, request.target().toString()).setBody(request.body())));
        if (oneIn > 0 && random.nextInt(oneIn) == 0) {
            trouble(request);
        } else {
            pass(request, request.send());
        }
    }

    private void trouble(ProxiedRequest request) throws IOException, InterruptedException {
        boolean writes = request.target().getPath().endsWith("$batch");
        Trouble trouble = Trouble.values()[random.nextInt(writes ? 4 : 2)];
        met.add(trouble);
        switch (trouble) {
            case BUSY -> request.answer(503);
            case LOST -> request.send();
            case REPEATED -> {
                request.send();
                pass(request, request.send());
            }
            case OVERTAKEN -> pass(request, request.send(aged(request.body())));
        }
    }

    /** A transaction one of whose rows, if it replaces any, is of an old version. */
    private byte[] aged(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        List<MatchResult> versions = VERSION.matcher(text).results().toList();
        if (versions.isEmpty()) {
            return body;
        }
        MatchResult version = versions.get(random.nextInt(versions.size()));
        return (text.substring(0, version.end(1)) + OLD_VERSION + text.substring(version.end()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private void pass(ProxiedRequest request, HttpResponse<byte[]> answer) throws IOException {
        if (CONFLICT.matcher(new String(answer.body(), StandardCharsets.UTF_8)).find()) {
            conflicts.incrementAndGet();
        }
        request.answer(answer);
    }

    @Override
    public void close() {
        proxy.close();
    }
}
