package dev.sluice.functionshost.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.junit.jupiter.api.Test;

@SuppressWarnings("JavaUtilDate") // what the SDK decodes an AMQP timestamp to
class NetJsonTest {
    @Test
    void writesWhatTheHostWrites() {
        assertThat(NetJson.of(9_007_199_254_740_993L)).hasToString("9007199254740993");
        assertThat(NetJson.of(UnsignedLong.valueOf(new BigInteger("18446744073709551615"))))
                .hasToString("18446744073709551615");
        assertThat(NetJson.of(null)).hasToString("null");
        assertThat(NetJson.of(1.0)).hasToString("1.0");
        assertThat(NetJson.of(0.1f)).hasToString("0.1");
        assertThat(NetJson.of(Double.NaN)).hasToString("\"NaN\"");
        assertThat(NetJson.of(new Date(1_790_000_000_120L))).hasToString("\"2026-09-21T14:13:20.12Z\"");
        assertThat(NetJson.of(new byte[] {0, -1})).hasToString("\"AP8=\"");
        assertThat(NetJson.of(Symbol.valueOf("s"))).hasToString("\"s\"");
        assertThat(NetJson.of("größe 📈")).hasToString("\"größe 📈\"");
    }

    @Test
    void writesTheEnqueuedTimeWithoutAZone() {
        assertThat(NetJson.unspecified(Instant.parse("2026-11-24T08:00:00.100Z")))
                .isEqualTo("2026-11-24T08:00:00.1");
    }
}
