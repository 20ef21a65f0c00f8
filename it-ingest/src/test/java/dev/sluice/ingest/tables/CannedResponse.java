package dev.sluice.ingest.tables;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer that no service gave. */
final class CannedResponse extends HttpResponse {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    private CannedResponse(HttpRequest request, int status, String contentType, String body) {
        super(request);
        this.status = status;
        this.headers = new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, contentType);
        this.body = body.getBytes(StandardCharsets.UTF_8);
    }

    /** An error as the service answers it: to a transaction it is a part that names the operation. */
    static HttpResponse error(HttpRequest request, int status, String code, int operation) {
        return request.getUrl().getPath().endsWith("$batch") && status < 500
                ? part(request, status, code, operation)
                : new CannedResponse(request, status, "application/json", json(code, "refused"));
    }

    /** A page that some proxy answers with. */
    static HttpResponse xml(HttpRequest request, int status) {
        return new CannedResponse(request, status, "application/xml", "<?xml version=\"1.0\"?><error>away</error>");
    }

    private static HttpResponse part(HttpRequest request, int status, String code, int operation) {
        String body = "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_1\r\n\r\n"
                + "--changesetresponse_1\r\nContent-Type: application/http\r\n"
                + "Content-Transfer-Encoding: binary\r\n\r\n"
                + "HTTP/1.1 " + status + " Refused\r\nDataServiceVersion: 3.0;\r\n"
                + "Content-Type: application/json;odata=minimalmetadata;charset=utf-8\r\n\r\n"
                + json(code, operation + ":refused")
                + "\r\n--changesetresponse_1--\r\n--batchresponse_1--\r\n";
        return new CannedResponse(request, 202, "multipart/mixed; boundary=batchresponse_1", body);
    }

    private static String json(String code, String message) {
        return "{\"odata.error\":{\"code\":\"" + code + "\",\"message\":{\"lang\":\"en-US\",\"value\":\"" + message
                + "\"}}}";
    }

    @Override
    public int getStatusCode() {
        return status;
    }

    @Override
    @Deprecated
    public String getHeaderValue(String name) {
        return headers.getValue(HttpHeaderName.fromString(name));
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public Flux<ByteBuffer> getBody() {
        return Flux.just(ByteBuffer.wrap(body));
    }

    @Override
    public BinaryData getBodyAsBinaryData() {
        return BinaryData.fromBytes(body);
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
        return Mono.just(body);
    }

    @Override
    public Mono<String> getBodyAsString() {
        return Mono.just(new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
        return Mono.just(new String(body, charset));
    }
}
