package dev.sluice.service.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command shows its result: as lines, or as JSON. */
public final class Output {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    @Option(names = "--json", description = "Print the result as JSON.")
    boolean json;

    @Spec(Spec.Target.MIXEE)
    @Nullable CommandSpec spec;

    /** Writes the members of the result's object. */
    public interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    /** Shows a result; both forms are written as they come, so that a long one need not fit into memory. */
    public void show(Members members, Consumer<Consumer<String>> lines) {
        if (json) {
            write(members);
            out().println();
        } else {
            lines.accept(out()::println);
        }
        out().flush();
    }

    private void write(Members members) {
        try (JsonGenerator generator = JSON.createGenerator(out())) {
            generator.writeStartObject();
            members.write(generator);
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing JSON failed", e);
        }
    }

    private PrintWriter out() {
        return requireNonNull(spec).commandLine().getOut();
    }
}
