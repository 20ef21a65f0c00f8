package dev.sluice.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.DeviceId;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KeyTextTest {
    @Test
    void keepsPlainTextAndEscapesTheRest() {
        assertThat(KeyText.of("pump-1.a")).isEqualTo("pump-1.a");
        assertThat(KeyText.of("a/b_c\u00fc'")).isEqualTo("a_2Fb_5Fc_C3_BC_27");
    }

    @Property
    void isAKeyForAzureWhateverTheText(@ForAll String text) {
        assertThat(KeyText.of(text)).matches("[-A-Za-z0-9._]{0,200}");
    }

    @Property
    void tellsTextsApart(@ForAll String one, @ForAll String other) {
        if (!KeyText.of(one).equals(KeyText.of(other))) {
            assertThat(one).isNotEqualTo(other);
        } else {
            assertThat(bytes(one)).isEqualTo(bytes(other));
        }
    }

    @Test
    void tellsLongTextsApart() {
        assertThat(KeyText.of("x".repeat(500) + "1"))
                .hasSizeLessThan(200)
                .isNotEqualTo(KeyText.of("x".repeat(500) + "2"));
    }

    @Test
    void keepsTheLongestKeyBelowAKibibyte() {
        DeviceId device = new DeviceId("#".repeat(100), "#".repeat(200));
        AlarmTransition transition = new AlarmTransition(
                AlarmTransition.Kind.RAISED,
                device,
                "#".repeat(200),
                Records.event(Long.MAX_VALUE),
                Records.TIME,
                "critical",
                null,
                null);

        assertThat(RowKeys.alarm(transition)).hasSizeLessThanOrEqualTo(512);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
