package dev.sluice.archiver.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypedFieldTest {
    @Test
    void readsNamesPathsAndTypes() {
        assertThat(TypedField.parseAll("value:double, room=$.location.room:string"))
                .containsExactly(
                        new TypedField("value", List.of("value"), FieldType.DOUBLE),
                        new TypedField("room", List.of("location", "room"), FieldType.STRING));
    }

    @Test
    void hasNoFieldsInAnEmptyText() {
        assertThat(TypedField.parseAll(" ")).isEmpty();
    }

    @Test
    void saysHowAFieldIsWritten() {
        assertThatThrownBy(() -> TypedField.parseAll("a b:double"))
                .hasMessage("'a b:double' is no field: write it like value:double or room=$.location.room:string");
    }

    @Test
    void namesTheTypesItKnows() {
        assertThatThrownBy(() -> TypedField.parseAll("a:float"))
                .hasMessage("'a:float' has no known type: use timestamp, double, long, string, boolean");
    }
}
