package dev.sluice.archiver.parquet;

import dev.sluice.archiver.fields.TypedField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.parquet.schema.MessageType;

/** The columns of an archive file: fixed ones and one for each typed field. Immutable and safe to share. */
public final class ArchiveSchema {
    /** Readers that derive columns from folder names give them these names. */
    private static final List<String> FOLDERS = List.of("hub", "inc", "date", "hour", "p");

    private final List<Column> columns;
    private final MessageType type;
    private final String fingerprint;

    private ArchiveSchema(List<Column> columns) {
        this.columns = List.copyOf(columns);
        this.type = new MessageType("event", columns.stream().map(Column::type).toList());
        this.fingerprint = "1-"
                + Sha256.hex(type.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    /**
     * The schema with these typed fields.
     *
     * @throws IllegalArgumentException when a field has the name of another column; case does not tell names apart
     */
    public static ArchiveSchema of(List<TypedField> fields) {
        List<Column> columns = new ArrayList<>(fixed());
        for (int index = 0; index < fields.size(); index++) {
            columns.add(Columns.field(fields.get(index), index));
        }
        columns.addAll(last());
        requireDistinct(columns);
        return new ArchiveSchema(columns);
    }

    /** Version and digest of the columns: two files with the same one have the same columns. */
    public String fingerprint() {
        return fingerprint;
    }

    /** The columns as Parquet writes a schema. */
    @Override
    public String toString() {
        return type.toString();
    }

    MessageType type() {
        return type;
    }

    List<Column> columns() {
        return columns;
    }

    private static List<Column> fixed() {
        return List.of(
                Columns.requiredLong("seq", row -> row.event().sequence()),
                Columns.requiredText("offset", row -> row.event().offset()),
                Columns.requiredTime("enqueuedTime", row -> row.event().enqueued()),
                Columns.text("partitionKey", row -> row.event().partitionKey()),
                Columns.text("deviceId", row -> row.details().deviceId()),
                Columns.text("moduleId", row -> row.details().moduleId()),
                Columns.text("deviceEnqueuedTime", row -> row.details().deviceEnqueuedTime()),
                Columns.text("messageId", row -> row.details().messageId()),
                Columns.text("correlationId", row -> row.details().correlationId()),
                Columns.text("contentType", row -> row.details().contentType()),
                Columns.text("sourceHub", row -> row.details().sourceHub()),
                Columns.number("sourceIncarnation", row -> row.details().sourceIncarnation()),
                Columns.text("sourcePartition", row -> row.details().sourcePartition()),
                Columns.number("sourceSequence", row -> row.details().sourceSequence()),
                Columns.time("sourceEnqueued", row -> row.details().sourceEnqueued()),
                Columns.flag("canary", row -> row.details().canary()),
                Columns.flag("replay", row -> row.details().replay()),
                Columns.texts("properties", row -> row.details().properties()));
    }

    private static List<Column> last() {
        return List.of(
                Columns.text("_extra", row -> row.body().extra()),
                Columns.requiredBytes("body", row -> row.event().body()),
                Columns.text("_error", row -> row.body().error()),
                Columns.flag("_dup", ArchivedRow::repeat));
    }

    private static void requireDistinct(List<Column> columns) {
        Set<String> names = new HashSet<>(FOLDERS);
        for (Column column : columns) {
            if (!names.add(column.type().getName().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("the archive has a column "
                        + column.type().getName() + " already: give the field another name, like my"
                        + column.type().getName() + "=$." + column.type().getName() + ":string");
            }
        }
    }
}
