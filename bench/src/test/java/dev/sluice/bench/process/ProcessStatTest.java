package dev.sluice.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.bench.BenchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessStatTest {
    private final long own = ProcessHandle.current().pid();

    @Test
    void readsTheMemoryOfAProcess() {
        Memory memory = ProcessStat.memory(own);

        assertThat(memory.anonymous()).isBetween(1024L * 1024, memory.resident());
        assertThat(memory.peak()).isGreaterThanOrEqualTo(memory.resident());
    }

    @Test
    void readsTheSameCpuTimeAsTheJdk() {
        long before =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
        long micros = ProcessStat.cpuMicros(own);
        long after =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();

        assertThat(micros / 1000).isBetween(before - 20, after + 20);
    }

    @Test
    void saysWhatItCouldNotRead() {
        assertThatThrownBy(() -> ProcessStat.memory(Integer.MAX_VALUE))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("/proc/" + Integer.MAX_VALUE + "/status");
    }
}
