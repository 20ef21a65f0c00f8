package dev.sluice.bridge.route;

import java.util.Locale;

/**
 * Names of blobs: {@code <folder><group>/<first>.json}. Both numbers are a function of the first sequence number, and
 * sort as text like numbers. A group covers 100,000 of them, so that the newest blob is found by listing the groups and
 * one group, however old the chain is.
 */
final class ChainName {
    private static final long GROUP = 100_000;

    private ChainName() {}

    static String of(String folder, long first) {
        return folder + String.format(Locale.ROOT, "%015d/%020d.json", first / GROUP, first);
    }
}
