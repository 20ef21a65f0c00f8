package dev.sluice.archiver.parquet;

import java.util.List;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.schema.Type;

/**
 * A column of the file: what it is called and how a row fills it.
 *
 * @param type its type in the schema; a group when it takes several leaves
 * @param filler writes the row's value
 */
record Column(Type type, Filler filler) {
    /** Writes the value of a row; gets one writer a leaf of the type, in the schema's order. */
    @FunctionalInterface
    interface Filler {
        void write(ArchivedRow row, List<ColumnWriter> leaves);
    }

    int leaves() {
        return type.isPrimitive()
                ? 1
                : type.asGroupType().getType(0).asGroupType().getFieldCount();
    }
}
