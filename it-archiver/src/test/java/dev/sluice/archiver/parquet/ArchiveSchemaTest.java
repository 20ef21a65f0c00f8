package dev.sluice.archiver.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.archiver.fields.TypedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveSchemaTest {
    @ParameterizedTest
    @ValueSource(strings = {"body:string", "SEQ:long", "deviceid:string", "hour:long", "a:long,A:double"})
    void refusesAFieldWithTheNameOfAnotherColumn(String fields) {
        assertThatThrownBy(() -> ArchiveSchema.of(TypedField.parseAll(fields)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give the field another name");
    }

    @Test
    void tellsColumnsApartByFingerprint() {
        assertThat(fingerprint("a:long")).isEqualTo(fingerprint("a=$.x:long")).isNotEqualTo(fingerprint("a:double"));
    }

    private static String fingerprint(String fields) {
        return ArchiveSchema.of(TypedField.parseAll(fields)).fingerprint();
    }
}
