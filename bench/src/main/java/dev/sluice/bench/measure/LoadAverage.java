package dev.sluice.bench.measure;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** How busy the machine is, which figures can't be read without. */
public final class LoadAverage {
    private LoadAverage() {}

    /** Processors, and how many threads wanted one during the last minute, for a title. */
    public static String text() {
        return String.format(
                Locale.ROOT,
                "load average %.1f on %d processors",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
    }
}
