package dev.sluice.service.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.quarantine.TypedValue;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedByte;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.UnsignedShort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("JavaUtilDate") // the SDK decodes an AMQP timestamp to it
class AmqpValuesTest {
    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("größe", "string", "größe"),
                Arguments.of(9_007_199_254_740_993L, "long", "9007199254740993"),
                Arguments.of(7, "int", "7"),
                Arguments.of((short) 7, "short", "7"),
                Arguments.of((byte) 7, "byte", "7"),
                Arguments.of(true, "boolean", "true"),
                Arguments.of(1.5f, "float", "1.5"),
                Arguments.of(1.5d, "double", "1.5"),
                Arguments.of('ß', "char", "ß"),
                Arguments.of(new UUID(1, 2), "uuid", "00000000-0000-0001-0000-000000000002"),
                Arguments.of(new Date(1_790_000_000_123L), "timestamp", "1790000000123"),
                Arguments.of(Instant.ofEpochMilli(5), "timestamp", "5"),
                Arguments.of(new Binary(new byte[] {9, 1, 2, 9}, 1, 2), "binary", "AQI="),
                Arguments.of(Symbol.valueOf("s"), "symbol", "s"),
                Arguments.of(UnsignedByte.valueOf((byte) -1), "ubyte", "255"),
                Arguments.of(UnsignedShort.valueOf((short) -1), "ushort", "65535"),
                Arguments.of(UnsignedInteger.valueOf(-1), "uint", "4294967295"),
                Arguments.of(UnsignedLong.valueOf(-1L), "ulong", "18446744073709551615"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesAValueWithItsType(Object value, String type, String text) {
        assertThat(AmqpValues.typed(value)).isEqualTo(new TypedValue(type, text));
    }

    @Test
    void writesNull() {
        assertThat(AmqpValues.typed((Object) null)).isEqualTo(TypedValue.NULL);
    }
}
