package dev.sluice.bridge.doctor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A diagnosis as JSON. */
public final class DiagnosisJson {
    private static final JsonFactory JSON = new JsonFactory();

    private DiagnosisJson() {}

    /** As one object. */
    public static String text(Diagnosis diagnosis) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            writeMembers(diagnosis, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing JSON failed", e);
        }
        return text.toString();
    }

    /** The members of that object. */
    public static void writeMembers(Diagnosis diagnosis, JsonGenerator json) throws IOException {
        Optional<Finding> wrong = diagnosis.firstWrong();
        json.writeBooleanField("healthy", wrong.isEmpty());
        if (wrong.isPresent()) {
            json.writeStringField("firstWrong", wrong.get().check());
        }
        json.writeArrayFieldStart("findings");
        for (Finding finding : diagnosis.findings()) {
            json.writeStartObject();
            json.writeStringField("check", finding.check());
            json.writeStringField("verdict", finding.verdict().text());
            json.writeStringField("detail", finding.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
