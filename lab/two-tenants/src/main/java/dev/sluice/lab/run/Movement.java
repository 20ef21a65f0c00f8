package dev.sluice.lab.run;

import dev.sluice.lab.LabException;
import dev.sluice.lab.bridge.BridgeCounts;
import dev.sluice.lab.chaos.Kill;
import dev.sluice.lab.chaos.Killer;
import dev.sluice.lab.ledger.Ledger;
import dev.sluice.lab.sender.Pace;
import dev.sluice.lab.sender.Senders;
import dev.sluice.lab.sender.SentCounts;
import dev.sluice.lab.sender.SteadyPace;
import dev.sluice.lab.source.RejectedRows;
import dev.sluice.lab.source.Source;
import dev.sluice.lab.tenants.TwoTenants;
import dev.sluice.lab.watch.PathWatch;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Moves what a source has from the devices to the archive: sends, takes processes down where that is wanted, and waits
 * until everything is through. {@link #run} is called once, {@link #interrupt} from any thread.
 */
final class Movement implements AutoCloseable {
    private static final long TICK_MILLIS = 50;
    private static final double RATE_AT_FIRST = 1000;
    private static final Duration SETTLING_LIMIT = Duration.ofSeconds(15);

    private final RunOptions options;
    private final Screen screen;
    private final FreeSpace space;
    private final TwoTenants tenants;
    private final Source source;
    private final RejectedRows rejected;
    private final SentCounts counts = new SentCounts();
    private final PathWatch watch;
    private final Senders senders;
    private final Progress progress;
    private final @Nullable Killer killer;
    private volatile boolean interrupted;
    private BridgeCounts bridgeCounts = BridgeCounts.NONE;
    private boolean firstSeen;

    /** Gets ready to send; the tenants must accept devices. */
    Movement(RunOptions options, Source source, Ledger ledger, Screen screen, FreeSpace space, TwoTenants tenants) {
        this.options = options;
        this.screen = screen;
        this.space = space;
        this.tenants = tenants;
        this.source = source;
        this.rejected = new RejectedRowsOnScreen(ledger, screen);
        this.watch = tenants.watch();
        this.killer =
                options.kills() == 0 ? null : new Killer(options.kills(), options.seed(), tenants.children(), watch);
        this.progress = new Progress(screen, counts, watch);
        this.senders = new Senders(tenants.otConnectionString(), TwoTenants.OT_HUB, ledger, pace(), counts);
    }

    void interrupt() {
        interrupted = true;
    }

    /** Sends and drains. */
    void run() throws InterruptedException {
        SourceThread thread = SourceThread.start(source, senders, rejected);
        if (killer != null) {
            killer.start();
        }
        long begin = System.nanoTime();
        await(thread::hasEnded, () -> {
            boolean timeIsUp = System.nanoTime() - begin > options.longest().toNanos() && noKillIsLeft();
            if (interrupted || timeIsUp) {
                senders.stopTaking();
            }
        });
        screen.say(interrupted ? "interrupted: draining (once more to stop at once)" : "all is sent: draining");
        Drain drain = new Drain(senders, counts, watch);
        await(() -> drain.isOver() && (interrupted || killer == null || killer.isDone()), () -> {});
        bridgeCounts = watch.bridgeCounts();
    }

    /** What the bridge counted, once {@link #run} has returned. */
    BridgeCounts bridgeCounts() {
        return bridgeCounts;
    }

    /** The processes that were taken down. */
    List<Kill> kills() {
        return killer == null ? List.of() : killer.kills();
    }

    @Override
    public void close() {
        if (killer != null) {
            killer.close();
        }
        senders.close();
        watch.close();
    }

    private Pace pace() {
        if (killer != null) {
            return new KillPace(source.total(), options.limit(), killer);
        }
        double limit = options.limit().orElse(Double.MAX_VALUE);
        return new SteadyPace(() -> isSettled() ? limit : Math.min(limit, RATE_AT_FIRST));
    }

    /** Processes that are still starting need the processors more than the source does. */
    private boolean isSettled() {
        return watch.firstArchived().isPresent() || System.nanoTime() - tenants.startedAt() > SETTLING_LIMIT.toNanos();
    }

    private boolean noKillIsLeft() {
        return killer == null || killer.left() == 0;
    }

    private void await(BooleanSupplier end, Runnable meanwhile) throws InterruptedException {
        while (!end.getAsBoolean()) {
            failIfSomethingHas();
            meanwhile.run();
            if (killer != null) {
                killer.look();
            }
            sayWhenFirstIsSeen();
            progress.show();
            TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
        }
        sayWhenFirstIsSeen();
    }

    private void failIfSomethingHas() {
        tenants.requireRunning();
        space.requireSome();
        Throwable lane = senders.failure();
        if (lane != null) {
            throw lane instanceof LabException known ? known : new LabException("sending failed: " + lane, lane);
        }
    }

    private void sayWhenFirstIsSeen() {
        if (!firstSeen && watch.firstArchived().isPresent()) {
            firstSeen = true;
            double seconds =
                    Duration.ofNanos(System.nanoTime() - tenants.startedAt()).toMillis() / 1e3;
            screen.say(String.format(
                    Locale.ROOT, "the first events can be read in Parquet, %.1f s after the start", seconds));
        }
    }
}
