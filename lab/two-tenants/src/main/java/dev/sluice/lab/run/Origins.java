package dev.sluice.lab.run;

import dev.sluice.lab.source.LiveSource;
import dev.sluice.lab.source.LoadSource;
import dev.sluice.lab.source.RejectedRows;
import dev.sluice.lab.source.ReplaySource;
import dev.sluice.lab.source.Source;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Opens the source that the options name, and says what a person should know of it. */
final class Origins {
    private static final int ROWS_NAMED = 10;
    private static final int FILES_NAMED = 3;

    private Origins() {}

    static Source open(RunOptions options, Screen screen, RejectedRows rejected) {
        if (options.origin() instanceof RunOptions.Replay replay) {
            return replay(replay.path(), screen, rejected);
        }
        return options.origin() instanceof RunOptions.Load ? new LoadSource(options.seed()) : new LiveSource();
    }

    private static Source replay(Path path, Screen screen, RejectedRows rejected) {
        AtomicLong count = new AtomicLong();
        ReplaySource source = ReplaySource.open(path, (device, row, reason) -> {
            rejected.rejected(device, row, reason);
            long seen = count.incrementAndGet();
            if (seen <= ROWS_NAMED) {
                screen.say("left out " + reason);
            } else if (seen == ROWS_NAMED + 1) {
                screen.say("more rows are left out; the ledger names them all");
            }
        });
        screen.say("replaying " + source.total().orElse(0) + " readings of " + source.devices() + " devices");
        if (!source.skipped().isEmpty()) {
            screen.say("skipped " + source.skipped().size() + " files that are no recordings, such as "
                    + source.skipped().stream()
                            .limit(FILES_NAMED)
                            .map(Path::toString)
                            .reduce((a, b) -> a + ", " + b)
                            .orElse(""));
        }
        return source;
    }
}
