package dev.sluice.bench.bridge;

import java.util.List;

/** Options that the measured processes are started with. */
final class Jvm {
    /** What Java chooses by itself on this machine, but for the size of the heap. */
    static final List<String> DEFAULT = List.of("-Xmx1g", "-Xshare:auto");

    /** As the Functions host starts its Java worker: with the first of Java's two compilers only. */
    static final List<String> FIRST_COMPILER =
            List.of("-Xmx1g", "-Xshare:auto", "-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1");

    private Jvm() {}
}
