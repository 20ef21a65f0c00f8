package dev.sluice.ingest.tables;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes plain values one after the other, as a CBOR array. For one thread. */
final class CborWriter {
    static final CBORFactory FACTORY = new CBORFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final CBORGenerator generator;

    /** A call that writes. */
    private interface Write {
        void run() throws IOException;
    }

    CborWriter() {
        try {
            generator = FACTORY.createGenerator(bytes);
            generator.writeStartArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    CborWriter number(long value) {
        return write(() -> generator.writeNumber(value));
    }

    CborWriter text(@Nullable String value) {
        return write(() -> generator.writeString(value));
    }

    CborWriter time(@Nullable Instant value) {
        return value == null ? text(null) : number(value.getEpochSecond()).number(value.getNano());
    }

    CborWriter duration(Duration value) {
        return number(value.toSeconds()).number(value.toNanosPart());
    }

    byte[] bytes() {
        write(() -> {
            generator.writeEndArray();
            generator.close();
        });
        return bytes.toByteArray();
    }

    private CborWriter write(Write call) {
        try {
            call.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }
}
