package dev.sluice.ingest.tables;

import static java.util.Objects.requireNonNull;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.TableServiceClientBuilder;
import java.time.Duration;

/**
 * The tables of the state in a storage account. They are made when they are missing; how devices are spread over them is
 * pinned then. Safe to share between threads.
 *
 * <p>{@code devices} holds each device's row, its alarms and its outbox; {@code progress} how far source partitions have
 * come, and the layout; {@code sites} the index of devices by site.
 */
public final class StateTables {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final TableClient devices;
    private final TableClient progress;
    private final TableClient sites;
    private final Buckets buckets;
    private final Duration limit;

    private StateTables(TableServiceClient account, Setup setup) {
        this.limit = setup.limit();
        this.devices = table(account, setup.prefix() + "devices");
        this.progress = table(account, setup.prefix() + "progress");
        this.sites = table(account, setup.prefix() + "sites");
        this.buckets = new Layout(progress, limit).pin(Buckets.NEW);
    }

    /**
     * What tests set otherwise.
     *
     * @param prefix begins the names of the tables
     * @param limit how long a call may take
     * @param retries how often a failed request is sent again within a call
     */
    record Setup(String prefix, Duration limit, int retries) {
        static final Setup USUAL = new Setup("", Duration.ofSeconds(10), 3);
    }

    /**
     * Opens the tables of an account.
     *
     * @param account knows the account and who asks; its HTTP client, time limits and retries are set here
     * @throws dev.sluice.ingest.IngestException when storage is away or refuses who asks
     */
    public static StateTables open(TableServiceClientBuilder account) {
        return open(account, Setup.USUAL);
    }

    static StateTables open(TableServiceClientBuilder account, Setup setup) {
        requireNonNull(account, "account");
        TableServiceClient client = account.httpClient(http(setup.limit()))
                .retryOptions(retries(setup.retries()))
                .addPolicy(new ReadableErrors())
                .addPolicy(new EntityTags())
                .buildClient();
        return new StateTables(client, setup);
    }

    TableClient devices() {
        return devices;
    }

    TableClient progress() {
        return progress;
    }

    TableClient sites() {
        return sites;
    }

    Buckets buckets() {
        return buckets;
    }

    /** How long a call may take, its retries included. */
    Duration limit() {
        return limit;
    }

    private TableClient table(TableServiceClient account, String name) {
        return TableCalls.attempt("make table " + name, () -> {
            account.createTableIfNotExistsWithResponse(name, limit, Context.NONE);
            return account.getTableClient(name);
        });
    }

    private static HttpClient http(Duration limit) {
        return new JdkHttpClientBuilder()
                .connectionTimeout(CONNECT.compareTo(limit) < 0 ? CONNECT : limit)
                .responseTimeout(limit)
                .readTimeout(limit)
                .writeTimeout(limit)
                .build();
    }

    private static RetryOptions retries(int most) {
        return new RetryOptions(new ExponentialBackoffOptions()
                .setMaxRetries(most)
                .setBaseDelay(Duration.ofMillis(100))
                .setMaxDelay(Duration.ofSeconds(1)));
    }
}
