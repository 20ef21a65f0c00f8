package dev.sluice.ingestoracle;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.sluice.ingestoracle.IngestEvidence.MessageType;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the bodies that break the schema of their type, which SQL can't know: fills table {@code schema_break}. The
 * schema library is the one that ingest uses; how bodies and schemas come to it is not. For one thread.
 */
final class SchemaCheck {
    private final Database database;
    private final SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getDraft202012());
    private final Map<String, Schema> schemas = new HashMap<>();

    SchemaCheck(Database database) {
        this.database = database;
    }

    /** Holds every body that can be read against the schema of its type, if that has one. */
    void run(List<MessageType> types) throws SQLException {
        database.execute("CREATE TABLE schema_break (position BIGINT)");
        for (MessageType type : types) {
            if (type.schema() != null) {
                schemas.put(type.name(), registry.getSchema(type.schema(), InputFormat.JSON));
            }
        }
        if (!schemas.isEmpty()) {
            check(database.records("SELECT e.position, e.type, r.json FROM event e"
                    + " JOIN readable r ON r.position = e.position AND r.object"));
        }
    }

    private void check(List<List<@Nullable String>> bodies) throws SQLException {
        try (Rows breaks = database.rows("schema_break")) {
            for (List<@Nullable String> body : bodies) {
                Schema schema = schemas.get(String.valueOf(body.get(1)));
                if (schema != null && isBroken(schema, String.valueOf(body.get(2)))) {
                    breaks.add(Long.valueOf(String.valueOf(body.get(0))));
                }
            }
        }
    }

    /** A body that the library can't cope with is no proof that it follows the schema. */
    private static boolean isBroken(Schema schema, String body) {
        try {
            return !schema.validate(body, InputFormat.JSON).isEmpty();
        } catch (RuntimeException | StackOverflowError e) {
            return true;
        }
    }
}
