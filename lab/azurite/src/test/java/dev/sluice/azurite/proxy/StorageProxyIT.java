package dev.sluice.azurite.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.azurite.Account;
import dev.sluice.azurite.proxy.StorageProxy.Handler;
import dev.sluice.azurite.proxy.StorageProxy.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proxy before a service that says which request it got. */
class StorageProxyIT {
    private static final Pattern TABLES = Pattern.compile("TableEndpoint=([^;]+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer service;
    private String connection;

    @BeforeEach
    void open() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::echo);
        service.start();
        connection = Account.withRandomKey("itstore")
                .connectionString(1, service.getAddress().getPort());
    }

    @AfterEach
    void close() {
        service.stop(0);
    }

    @Test
    void handsOnRequestsAndAnswers() throws Exception {
        try (StorageProxy proxy = open(request -> request.answer(request.send()))) {
            HttpResponse<String> answer = put(proxy, "row");

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.body()).isEqualTo("PUT /itstore/rows?timeout=5 W/1 row");
            assertThat(answer.headers().firstValue("ETag")).contains("W/2");
        }
    }

    @Test
    void answersInstead() throws Exception {
        try (StorageProxy proxy = open(request -> request.answer(503))) {
            assertThat(put(proxy, "row").statusCode()).isEqualTo(503);
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void changesWhatItHandsOn() throws Exception {
        Handler other =
                request -> request.answer(request.send((text(request.body()) + "s").getBytes(StandardCharsets.UTF_8)));
        try (StorageProxy proxy = open(other)) {
            assertThat(put(proxy, "row").body()).endsWith(" rows");
        }
    }

    @Test
    void losesAnswers() {
        try (StorageProxy proxy = open(ProxiedRequest::send)) {
            assertThatThrownBy(() -> put(proxy, "row")).isInstanceOf(IOException.class);
            assertThat(asked).isNotEmpty();
        }
    }

    @Test
    void leavesOtherServicesOfTheAccountAlone() {
        try (StorageProxy proxy = open(ProxiedRequest::send)) {
            assertThat(proxy.connection())
                    .contains("BlobEndpoint=http://127.0.0.1:1/")
                    .isNotEqualTo(connection);
        }
    }

    @Test
    void namesTheServiceThatAnAccountLacks() {
        String blobsOnly = Account.withRandomKey("itstore").connectionString(1);

        assertThatThrownBy(() -> StorageProxy.open(blobsOnly, Service.TABLE, ProxiedRequest::send))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the connection string has no TableEndpoint with a port of 127.0.0.1");
    }

    private StorageProxy open(Handler handler) {
        return StorageProxy.open(connection, Service.TABLE, handler);
    }

    private HttpResponse<String> put(StorageProxy proxy, String body) throws IOException, InterruptedException {
        Matcher tables = TABLES.matcher(proxy.connection());
        assertThat(tables.find()).isTrue();
        HttpRequest request = HttpRequest.newBuilder(URI.create(tables.group(1) + "/rows?timeout=5"))
                .header("If-Match", "W/1")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void echo(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("If-Match") + " "
                    + text(exchange.getRequestBody().readAllBytes());
            asked.add(request);
            byte[] answer = request.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("ETag", "W/2");
            exchange.sendResponseHeaders(201, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
