package dev.sluice.eventhubs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.qpid.protonj2.types.Symbol;

/** Texts that clients write: addresses, filters. */
class TextFuzz {
    private static final Symbol FILTER = Symbol.valueOf("apache.org:selector-filter:string");

    @FuzzTest
    void readsAnAddress(byte[] input) {
        String address = text(input);
        LinkAddress read = LinkAddress.parse(address);
        assertThat(LinkAddress.parse("amqps://localhost:5671/" + LinkAddress.path(address)))
                .isEqualTo(read);
    }

    @FuzzTest
    void readsAFilter(byte[] input) {
        try {
            SelectorFilter.start(Map.of(FILTER, text(input)));
        } catch (RefusedException declared) {
            assertThat(declared.error().condition()).isEqualTo("com.microsoft:argument-error");
        }
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
