package dev.sluice.posture.compile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** JSON as the compiler lays it out: two blanks a level, a line an element, line feeds. */
final class JsonLayout {
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = new ObjectMapper().writer(printer());

    private JsonLayout() {}

    static String of(JsonNode document) {
        try {
            return WRITER.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same snapshot with its outputs in the order of their names: the compiler's order changes from run to run. */
    static ObjectNode withSortedOutputs(ObjectNode snapshot) {
        ObjectNode sorted = snapshot.deepCopy();
        ObjectNode outputs = JsonNodeFactory.instance.objectNode();
        TreeMap<String, JsonNode> byName = new TreeMap<>();
        snapshot.path("outputs").properties().forEach(output -> byName.put(output.getKey(), output.getValue()));
        byName.forEach(outputs::set);
        sorted.set("outputs", outputs);
        return sorted;
    }

    private static DefaultPrettyPrinter printer() {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
        printer.indentArraysWith(LINES);
        printer.indentObjectsWith(LINES);
        return printer;
    }
}
