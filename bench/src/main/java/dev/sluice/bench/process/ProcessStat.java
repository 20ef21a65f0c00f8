package dev.sluice.bench.process;

import dev.sluice.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What Linux counts of a process.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc.5.html">proc(5)</a>
 */
public final class ProcessStat {
    /** Linux shows times in hundredths of a second to programs, whatever its own clock is. */
    private static final long MICROS_A_TICK = 10_000;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private ProcessStat() {}

    /** CPU time of all threads, of those that ended too, in microseconds; exact to 10 ms. */
    public static long cpuMicros(long pid) {
        String stat = read(Path.of("/proc", String.valueOf(pid), "stat"));
        // The name comes second, in brackets, and may hold spaces.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) * MICROS_A_TICK;
    }

    /** Memory of a process. */
    public static Memory memory(long pid) {
        String status = read(Path.of("/proc", String.valueOf(pid), "status"));
        return new Memory(bytes(status, "VmRSS"), bytes(status, "RssAnon"), bytes(status, "VmHWM"));
    }

    private static long bytes(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip().toLowerCase(Locale.ROOT))
                .mapToLong(value -> Long.parseLong(value.replace(" kb", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new BenchException("/proc has no " + name + " of the process: is this Linux?"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new BenchException("cannot read " + file + ", which the measures need: run them on Linux", e);
        }
    }
}
