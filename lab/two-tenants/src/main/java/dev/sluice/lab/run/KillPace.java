package dev.sluice.lab.run;

import dev.sluice.lab.chaos.Killer;
import dev.sluice.lab.sender.Pace;
import dev.sluice.lab.sender.SteadyPace;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Paces a source so that it is still sending at the last kill: what is left of it is spread over the kills that are
 * left, so as readings get fewer it gets slower, never done. Endless sources go at a steady rate. Called from one
 * thread.
 */
final class KillPace implements Pace {
    private static final double SECONDS_A_KILL = 8.0;
    private static final double SECONDS_AFTER = 2.0;
    private static final double ENDLESS_RATE = 1000.0;

    private final OptionalLong total;
    private final OptionalDouble limit;
    private final Killer killer;
    private final Pace pace = new SteadyPace(this::rate);
    private long handedOn;

    KillPace(OptionalLong total, OptionalDouble limit, Killer killer) {
        this.total = total;
        this.limit = limit;
        this.killer = killer;
    }

    @Override
    public void await() throws InterruptedException {
        pace.await();
        handedOn++;
    }

    private double rate() {
        double wanted = total.isPresent() ? spread(total.getAsLong() - handedOn) : ENDLESS_RATE;
        return Math.min(wanted, limit.orElse(Double.MAX_VALUE));
    }

    private double spread(long left) {
        int kills = killer.left();
        return kills == 0 ? Double.MAX_VALUE : left / (kills * SECONDS_A_KILL + SECONDS_AFTER);
    }
}
