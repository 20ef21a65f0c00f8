package dev.sluice.archiver.process;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.StorageSharedKeyCredentialPolicy;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sluice.functionshost.issuer.TokenIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * A storage account that takes tokens only: it verifies them as Azure does, and hands the requests on to one that takes
 * its key. Whoever holds the role may do everything but make a container: the role is on the containers.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/storageservices/authorize-with-azure-active-directory">Authorize
 *     with Microsoft Entra ID</a>
 */
final class TokenStorage implements AutoCloseable {
    /** Headers that belong to a connection or to the sender's signature: each side has its own. */
    private static final Set<String> OWN =
            Set.of("authorization", "connection", "content-length", "host", "transfer-encoding");

    private static final String BEARER = "Bearer ";
    private static final String CODE = "x-ms-error-code";
    private static final String AUDIENCE = "https://storage.azure.com";

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpPipeline storage;
    private final String url;
    private final TokenIssuer tenant;
    private final Set<String> holders = ConcurrentHashMap.newKeySet();
    private final AtomicInteger written = new AtomicInteger();

    /** Stands before the account behind a URL, whose key is in the connection string. */
    TokenStorage(SSLContext certificate, TokenIssuer tenant, String url, String connection) throws IOException {
        this.tenant = tenant;
        this.url = url;
        this.storage = new HttpPipelineBuilder()
                .policies(new StorageSharedKeyCredentialPolicy(
                        StorageSharedKeyCredential.fromConnectionString(connection)))
                .httpClient(new JdkHttpClientBuilder()
                        .responseTimeout(Duration.ofSeconds(30))
                        .build())
                .build();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate));
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Gives a principal the role Storage Blob Data Contributor on every container. */
    void assign(String principal) {
        holders.add(principal);
    }

    /** How many writes were let through. */
    int written() {
        return written.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String principal = principal(exchange.getRequestHeaders().getFirst("Authorization"));
            if (principal.isEmpty()) {
                refuse(exchange, 401, "InvalidAuthenticationInfo");
            } else if (!holders.contains(principal) || makesContainer(exchange)) {
                refuse(exchange, 403, "AuthorizationPermissionMismatch");
            } else {
                handOn(exchange);
            }
        }
    }

    /** Whose token it is; empty if it is none that counts here. */
    private String principal(String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return "";
        }
        try {
            SignedJWT token = SignedJWT.parse(authorization.substring(BEARER.length()));
            JWTClaimsSet claims = token.getJWTClaimsSet();
            boolean counts = isSigned(token)
                    && claims.getAudience().stream().anyMatch(AUDIENCE::equals)
                    && claims.getExpirationTime().toInstant().isAfter(Instant.now());
            return counts ? claims.getStringClaim("oid") : "";
        } catch (ParseException | JOSEException e) {
            return "";
        }
    }

    private boolean isSigned(SignedJWT token) throws JOSEException {
        return token.verify(new RSASSAVerifier(
                tenant.publicKeys().getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey()));
    }

    private static boolean makesContainer(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return exchange.getRequestMethod().equals("PUT") && query != null && query.equals("restype=container");
    }

    private void refuse(HttpExchange exchange, int status, String code) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set(CODE, code);
        if (status == 401) {
            exchange.getResponseHeaders()
                    .set(
                            "WWW-Authenticate",
                            "Bearer authorization_uri=" + tenant.issuer() + " resource_id=" + AUDIENCE);
        }
        exchange.sendResponseHeaders(status, -1);
    }

    private void handOn(HttpExchange exchange) throws IOException {
        try (HttpResponse answer = storage.sendSync(request(exchange), Context.NONE)) {
            byte[] body = answer.getBodyAsBinaryData().toBytes();
            boolean head = exchange.getRequestMethod().equals("HEAD");
            answer.getHeaders().stream()
                    .filter(header -> !isOwn(header.getName()) || (head && isLength(header.getName())))
                    .forEach(header -> exchange.getResponseHeaders().put(header.getName(), header.getValuesList()));
            if (exchange.getRequestMethod().equals("PUT") && answer.getStatusCode() == 201) {
                written.incrementAndGet();
            }
            exchange.sendResponseHeaders(answer.getStatusCode(), head || body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        HttpRequest request =
                new HttpRequest(HttpMethod.valueOf(exchange.getRequestMethod()), url + exchange.getRequestURI());
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!isOwn(name)) {
                request.getHeaders().set(HttpHeaderName.fromString(name), values);
            }
        });
        byte[] body = exchange.getRequestBody().readAllBytes();
        request.getHeaders().set(HttpHeaderName.CONTENT_LENGTH, Integer.toString(body.length));
        return exchange.getRequestMethod().equals("PUT") ? request.setBody(BinaryData.fromBytes(body)) : request;
    }

    private static boolean isOwn(String header) {
        return OWN.contains(header.toLowerCase(Locale.ROOT));
    }

    /** That of an answer to HEAD is the length of what it does not hold. */
    private static boolean isLength(String header) {
        return header.equalsIgnoreCase("content-length");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
