package dev.sluice.archiver.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.mapType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;
import static org.apache.parquet.schema.Type.Repetition.OPTIONAL;
import static org.apache.parquet.schema.Type.Repetition.REPEATED;
import static org.apache.parquet.schema.Type.Repetition.REQUIRED;

import dev.sluice.archiver.fields.TypedField;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of columns. A column that must be there has definition level 0, one that may be null 1 for a value and 0
 * for none; an entry of a map repeats at level 1.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/nestedencoding/">Parquet, nested encoding</a>
 */
final class Columns {
    private static final int ABSENT = 0;
    private static final int PRESENT = 1;

    private Columns() {}

    static Column requiredLong(String name, Function<ArchivedRow, Long> value) {
        return required(
                Types.primitive(INT64, REQUIRED).named(name), (row, leaf) -> leaf.write(value.apply(row), 0, 0));
    }

    static Column requiredTime(String name, Function<ArchivedRow, Instant> value) {
        return required(
                Types.primitive(INT64, REQUIRED).as(utcMicros()).named(name),
                (row, leaf) -> leaf.write(micros(value.apply(row)), 0, 0));
    }

    static Column requiredText(String name, Function<ArchivedRow, String> value) {
        return required(
                Types.primitive(BINARY, REQUIRED).as(stringType()).named(name),
                (row, leaf) -> leaf.write(text(value.apply(row)), 0, 0));
    }

    static Column requiredBytes(String name, Function<ArchivedRow, byte[]> value) {
        return required(
                Types.primitive(BINARY, REQUIRED).named(name),
                (row, leaf) -> leaf.write(Binary.fromConstantByteArray(value.apply(row)), 0, 0));
    }

    static Column text(String name, Function<ArchivedRow, @Nullable String> value) {
        return optional(name, BINARY, stringType(), value, Columns::writeText);
    }

    static Column number(String name, Function<ArchivedRow, @Nullable Long> value) {
        return optional(name, INT64, null, value, Columns::writeLong);
    }

    static Column time(String name, Function<ArchivedRow, @Nullable Instant> value) {
        return optional(name, INT64, utcMicros(), value, (leaf, at) -> leaf.write(micros(at), 0, PRESENT));
    }

    static Column flag(String name, Function<ArchivedRow, @Nullable Boolean> value) {
        return optional(name, BOOLEAN, null, value, Columns::writeFlag);
    }

    static Column texts(String name, Function<ArchivedRow, Map<String, String>> value) {
        Type entry = Types.buildGroup(REPEATED)
                .required(BINARY)
                .as(stringType())
                .named("key")
                .required(BINARY)
                .as(stringType())
                .named("value")
                .named("key_value");
        Type map = Types.buildGroup(REQUIRED).as(mapType()).addField(entry).named(name);
        return new Column(map, (row, leaves) -> writeMap(value.apply(row), leaves.get(0), leaves.get(1)));
    }

    /** The column of a typed field, the index-th of all. */
    static Column field(TypedField field, int index) {
        Function<ArchivedRow, @Nullable Object> value =
                row -> row.body().values().get(index);
        return switch (field.type()) {
            case TIMESTAMP -> optional(field.name(), INT64, utcMicros(), value, (l, v) -> writeLong(l, (Long) v));
            case LONG -> optional(field.name(), INT64, null, value, (l, v) -> writeLong(l, (Long) v));
            case DOUBLE -> optional(field.name(), DOUBLE, null, value, (l, v) -> l.write((Double) v, 0, PRESENT));
            case STRING -> optional(field.name(), BINARY, stringType(), value, (l, v) -> writeText(l, (String) v));
            case BOOLEAN -> optional(field.name(), BOOLEAN, null, value, (l, v) -> writeFlag(l, (Boolean) v));
        };
    }

    private interface Write<T> {
        void to(ColumnWriter leaf, T value);
    }

    private interface Fill {
        void from(ArchivedRow row, ColumnWriter leaf);
    }

    private static Column required(Type type, Fill fill) {
        return new Column(type, (row, leaves) -> fill.from(row, leaves.get(0)));
    }

    private static <T> Column optional(
            String name,
            PrimitiveTypeName primitive,
            @Nullable LogicalTypeAnnotation logical,
            Function<ArchivedRow, @Nullable T> value,
            Write<T> write) {
        Type type = Types.primitive(primitive, OPTIONAL).as(logical).named(name);
        return new Column(type, (row, leaves) -> {
            T present = value.apply(row);
            if (present == null) {
                leaves.get(0).writeNull(0, ABSENT);
            } else {
                write.to(leaves.get(0), present);
            }
        });
    }

    private static void writeLong(ColumnWriter leaf, Long value) {
        leaf.write(value, 0, PRESENT);
    }

    private static void writeText(ColumnWriter leaf, String value) {
        leaf.write(text(value), 0, PRESENT);
    }

    private static void writeFlag(ColumnWriter leaf, Boolean value) {
        leaf.write(value, 0, PRESENT);
    }

    private static void writeMap(Map<String, String> map, ColumnWriter keys, ColumnWriter values) {
        if (map.isEmpty()) {
            keys.writeNull(0, ABSENT);
            values.writeNull(0, ABSENT);
        }
        int repetition = 0;
        for (Map.Entry<String, String> entry : map.entrySet()) {
            keys.write(text(entry.getKey()), repetition, PRESENT);
            values.write(text(entry.getValue()), repetition, PRESENT);
            repetition = 1;
        }
    }

    private static Binary text(String value) {
        return Binary.fromString(value);
    }

    private static LogicalTypeAnnotation utcMicros() {
        return timestampType(true, TimeUnit.MICROS);
    }

    /** Microseconds since the epoch; a time beyond their range is the nearest one within. */
    private static long micros(Instant at) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, at);
        } catch (ArithmeticException | DateTimeException e) {
            return at.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
