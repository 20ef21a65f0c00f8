package dev.sluice.lab.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveSourceTest {
    @Test
    void readsTheProcessorsAndTheMemoryOfThisMachine() throws Exception {
        List<Reading> readings = new ArrayList<>();

        new LiveSource().run(reading -> readings.size() < 3 && readings.add(reading), (device, row, reason) -> {});

        assertThat(readings).extracting(Reading::device).contains("cpu-0-percent");
        assertThat(readings).extracting(Reading::value).allMatch(value -> Double.isFinite(Double.parseDouble(value)));
    }
}
