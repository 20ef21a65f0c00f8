package dev.sluice.ingest.tables;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what {@link CborWriter} wrote, in the same order. For one thread. */
final class CborReader {
    private final CBORParser parser;

    CborReader(byte[] bytes) {
        try {
            parser = CborWriter.FACTORY.createParser(bytes);
            parser.nextToken();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    long number() {
        try {
            parser.nextToken();
            return parser.getLongValue();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    int count() {
        return Math.toIntExact(number());
    }

    @Nullable String optionalText() {
        try {
            return parser.nextToken() == JsonToken.VALUE_NULL ? null : parser.getText();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    String text() {
        String text = optionalText();
        if (text == null) {
            throw unreadable(new IOException("a text is missing"));
        }
        return text;
    }

    @Nullable Instant optionalTime() {
        try {
            return parser.nextToken() == JsonToken.VALUE_NULL
                    ? null
                    : Instant.ofEpochSecond(parser.getLongValue(), number());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    Instant time() {
        return Instant.ofEpochSecond(number(), number());
    }

    Duration duration() {
        return Duration.ofSeconds(number(), number());
    }

    private static UncheckedIOException unreadable(IOException cause) {
        return new UncheckedIOException("a stored value can't be read", cause);
    }
}
