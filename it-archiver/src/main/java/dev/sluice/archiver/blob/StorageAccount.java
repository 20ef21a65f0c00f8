package dev.sluice.archiver.blob;

import static java.util.Objects.requireNonNull;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.sluice.contract.access.Identities;
import dev.sluice.contract.access.StorageAccess;
import java.time.Duration;

/**
 * A storage account and how long one attempt on it may take. The clients made here never retry by themselves: a retry
 * that the caller does not see turns an own success into a conflict. Never shows a key.
 *
 * @param access how the account is reached
 * @param timeout how long one attempt may take
 */
public record StorageAccount(StorageAccess access, Duration timeout) {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    public StorageAccount {
        requireNonNull(access, "access");
        requireNonNull(timeout, "timeout");
    }

    /** A builder of clients of the account. */
    public BlobServiceClientBuilder clients(HttpPipelinePolicy... policies) {
        BlobServiceClientBuilder builder =
                signedIn(new BlobServiceClientBuilder()).httpClient(http()).retryOptions(once());
        for (HttpPipelinePolicy policy : policies) {
            builder.addPolicy(policy);
        }
        return builder;
    }

    private BlobServiceClientBuilder signedIn(BlobServiceClientBuilder builder) {
        return access instanceof StorageAccess.Connection connection
                ? builder.connectionString(connection.connection())
                : builder.endpoint(access.endpoint().orElseThrow())
                        .credential(Identities.credential(access.identity().orElseThrow()));
    }

    @Override
    public String toString() {
        return "StorageAccount[timeout=" + timeout + "]";
    }

    private HttpClient http() {
        return new JdkHttpClientBuilder()
                .connectionTimeout(CONNECT.compareTo(timeout) < 0 ? CONNECT : timeout)
                .responseTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .build();
    }

    private RequestRetryOptions once() {
        int seconds = (int) Math.max(1, timeout.toSeconds());
        return new RequestRetryOptions(RetryPolicyType.FIXED, 1, seconds, null, null, null);
    }
}
