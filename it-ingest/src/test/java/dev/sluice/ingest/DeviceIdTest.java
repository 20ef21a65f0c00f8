package dev.sluice.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class DeviceIdTest {
    @Property
    void readsWhatItWrote(@ForAll @NotEmpty String hub, @ForAll @NotEmpty String id) {
        DeviceId device = new DeviceId(hub.replace('~', '-'), id);

        assertThat(DeviceId.parse(device.text())).isEqualTo(device);
    }

    @Test
    void splitsAtTheFirstTilde() {
        assertThat(DeviceId.parse("plant~line~7")).isEqualTo(new DeviceId("plant", "line~7"));
    }

    @Test
    void refusesWhatNamesNoDevice() {
        for (String text : new String[] {"", "pump", "~pump", "plant~"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> DeviceId.parse(text));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceId("a~b", "pump"));
    }
}
