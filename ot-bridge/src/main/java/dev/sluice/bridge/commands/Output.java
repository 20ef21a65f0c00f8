package dev.sluice.bridge.commands;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command shows its result: as lines, or as JSON. */
final class Output {
    private static final JsonFactory JSON = new JsonFactory();

    @Option(names = "--json", description = "Print the result as JSON.")
    boolean json;

    @Spec(Spec.Target.MIXEE)
    @org.jspecify.annotations.Nullable CommandSpec spec;

    /** Writes the members of the result's object. */
    interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    void show(Members members, Supplier<List<String>> lines) {
        if (json) {
            out().println(object(members));
        } else {
            lines.get().forEach(out()::println);
        }
        out().flush();
    }

    static String object(Members members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing JSON failed", e);
        }
        return text.toString();
    }

    private PrintWriter out() {
        return java.util.Objects.requireNonNull(spec).commandLine().getOut();
    }
}
