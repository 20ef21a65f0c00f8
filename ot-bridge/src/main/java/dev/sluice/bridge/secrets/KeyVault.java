package dev.sluice.bridge.secrets;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import dev.sluice.bridge.settings.VaultSecret;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Reads secrets over Key Vault's REST interface. No message holds a part of one. Safe to share between threads.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/keyvault/secrets/get-secret">Get Secret</a>
 */
final class KeyVault {
    private static final String VERSION = "?api-version=7.4";
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private final TokenCredential credential;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();

    KeyVault(TokenCredential credential) {
        this.credential = credential;
    }

    /**
     * The value of a secret.
     *
     * @throws ServiceException when it can't be read
     */
    String read(VaultSecret secret) {
        HttpResponse<byte[]> answer = ask(secret);
        if (answer.statusCode() != 200) {
            FailureCode code = code(answer.statusCode());
            throw new ServiceException(code, text(secret, code, "HTTP " + answer.statusCode()));
        }
        try {
            return SecretJson.value(answer.body());
        } catch (IOException e) {
            throw failure(secret, FailureCode.REFUSED, "the answer holds no value", e);
        }
    }

    private HttpResponse<byte[]> ask(VaultSecret secret) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(secret.uri() + VERSION))
                .timeout(ANSWER_LIMIT)
                .header("Authorization", "Bearer " + token(secret))
                .build();
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw failure(secret, FailureCode.UNREACHABLE, "no connection or no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(secret, FailureCode.UNREACHABLE, "interrupted", e);
        }
    }

    private String token(VaultSecret secret) {
        try {
            return credential
                    .getTokenSync(new TokenRequestContext().addScopes(secret.scope()))
                    .getToken();
        } catch (RuntimeException e) {
            throw failure(secret, FailureCode.UNAUTHORIZED, "no token of the managed identity", e);
        }
    }

    private static ServiceException failure(VaultSecret secret, FailureCode code, String cause, Throwable reason) {
        return new ServiceException(code, text(secret, code, cause), reason);
    }

    private static String text(VaultSecret secret, FailureCode code, String cause) {
        return "reading secret '" + secret.name() + "' of " + secret.uri().getHost() + " failed (" + cause + "): "
                + advice(code);
    }

    private static FailureCode code(int status) {
        return switch (status) {
            case 401, 403 -> FailureCode.UNAUTHORIZED;
            case 404 -> FailureCode.NOT_FOUND;
            case 429 -> FailureCode.THROTTLED;
            default -> FailureCode.REFUSED;
        };
    }

    private static String advice(FailureCode code) {
        return switch (code) {
            case UNAUTHORIZED -> "check the identity, its role Key Vault Secrets User, and the vault's firewall";
            case NOT_FOUND -> "check that the secret exists";
            case THROTTLED -> "the vault asks to slow down; it is tried again";
            default -> "check the vault's name, its private endpoint and the network";
        };
    }
}
