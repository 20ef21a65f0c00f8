package dev.sluice.ingest.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The OpenAPI document, which says all that this API answers. */
final class Document implements Endpoint {
    private final String text = read();
    private final EntityTag version = EntityTag.of(text);

    @Override
    public ApiResponse answer(Read read) {
        new Parameters(read.query());
        return Answers.versioned(version, read.held(), text);
    }

    private static String read() {
        try (InputStream document = Document.class.getResourceAsStream("openapi.json")) {
            if (document == null) {
                throw new IllegalStateException("the OpenAPI document is missing in this build");
            }
            return new String(document.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
