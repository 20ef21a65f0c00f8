package dev.sluice.bench.measure;

import dev.sluice.bench.process.ProcessStat;

/** Takes the time and the CPU time of a piece of work, of this process and of a broker's. */
public final class Meter {
    private Meter() {}

    /** Does the work and tells what it took. */
    public static Cost measure(long brokerPid, int events, Runnable work) {
        long own = ProcessHandle.current().pid();
        long clientBefore = ProcessStat.cpuMicros(own);
        long brokerBefore = ProcessStat.cpuMicros(brokerPid);
        long begin = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        double broker = ProcessStat.cpuMicros(brokerPid) - brokerBefore;
        double client = ProcessStat.cpuMicros(own) - clientBefore;
        return new Cost(events / seconds, broker / events, client / events);
    }
}
