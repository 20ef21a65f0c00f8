package dev.sluice.lab.run;

import dev.sluice.lab.LabException;
import dev.sluice.lab.audit.Evidence;
import dev.sluice.lab.audit.Report;
import dev.sluice.lab.chaos.Kill;
import dev.sluice.lab.data.DataFolder;
import dev.sluice.lab.ledger.Ledger;
import dev.sluice.lab.ledger.LedgerFolder;
import dev.sluice.lab.source.Source;
import dev.sluice.lab.tenants.Home;
import dev.sluice.lab.tenants.TwoTenants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A run from start to verdict: starts both tenants, lets the source send, drains, stops and audits. {@link #run} is
 * called once, the rest from any thread.
 */
public final class Run {
    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final long TICK_MILLIS = 20;

    private final RunOptions options;
    private final Source source;
    private final Screen screen;
    private final DataFolder data;
    private final FreeSpace space;
    private volatile @Nullable TwoTenants tenants;
    private volatile @Nullable Movement movement;
    private volatile boolean interrupted;

    public Run(RunOptions options, Source source, Screen screen, DataFolder data) {
        this.options = options;
        this.source = source;
        this.screen = screen;
        this.data = data;
        this.space = new FreeSpace(data);
    }

    /** Ends the source early; the rest goes its way: drain, audit, clean-up. */
    public void interrupt() {
        interrupted = true;
        Movement running = movement;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Ends every process at once. */
    public void halt() {
        TwoTenants running = tenants;
        if (running != null) {
            running.close();
        }
    }

    /**
     * Runs to the end.
     *
     * @return the report, which is written nowhere yet
     * @throws LabException when the run cannot go on
     */
    public Report run() throws InterruptedException {
        space.requireEnough();
        LedgerFolder ledgers = LedgerFolder.open(data.folder("ledger"));
        try (Ledger ledger = ledgers.create(options.origin().kind())) {
            screen.say("starting both tenants in " + data.root());
            try (TwoTenants running = TwoTenants.start(Home.find(), data)) {
                tenants = running;
                awaitDevicesAccepted(running);
                Movement moved = move(new Movement(options, source, ledger, screen, space, running));
                return audit(running, moved.kills()).withBridge(moved.bridgeCounts());
            }
        }
    }

    private Movement move(Movement moving) throws InterruptedException {
        try (moving) {
            movement = moving;
            if (interrupted) {
                moving.interrupt();
            }
            moving.run();
            return moving;
        }
    }

    private Report audit(TwoTenants running, List<Kill> kills) throws InterruptedException {
        screen.say("stopping the services and auditing");
        running.stopServices();
        return DataAudit.of(data, target -> fetch(running, target), Optional.of(kills));
    }

    private static Evidence fetch(TwoTenants running, Path target) throws InterruptedException {
        try {
            return running.fetchEvidence(target);
        } finally {
            running.stopStorage();
        }
    }

    private void awaitDevicesAccepted(TwoTenants running) throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!running.acceptsDevices()) {
            running.requireRunning();
            if (System.nanoTime() > deadline) {
                throw new LabException("the OT hub does not accept devices after " + START_LIMIT.toSeconds()
                        + " s: see " + data.folder("logs"));
            }
            TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
        }
    }
}
