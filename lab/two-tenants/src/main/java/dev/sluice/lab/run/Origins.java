package dev.sluice.lab.run;

import dev.sluice.lab.LabException;
import dev.sluice.lab.source.LiveSource;
import dev.sluice.lab.source.LoadSource;
import dev.sluice.lab.source.ReplaySource;
import dev.sluice.lab.source.Source;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Opens the source that the options name, and says what a person should know of it. */
public final class Origins {
    private static final int FILES_NAMED = 3;

    private Origins() {}

    /**
     * Opens the source.
     *
     * @throws LabException when it has nothing to send, or too little for the kills that are wanted
     */
    public static Source open(RunOptions options, Screen screen) {
        if (options.origin() instanceof RunOptions.Replay replay) {
            ReplaySource source = ReplaySource.open(replay.path());
            requireEnough(replay.path(), source, options.kills());
            describe(source, screen);
            return source;
        }
        return options.origin() instanceof RunOptions.Load ? new LoadSource(options.seed()) : new LiveSource();
    }

    private static void requireEnough(Path path, ReplaySource source, int kills) {
        long readings = source.total().orElse(0);
        if (readings == 0) {
            throw new LabException("cannot replay " + path + ": no row of it has a time and a number");
        }
        if (readings < kills) {
            throw new LabException("cannot replay " + readings + " readings with " + kills
                    + " kills: there must be one in flight at each");
        }
    }

    private static void describe(ReplaySource source, Screen screen) {
        screen.say("replaying " + source.total().orElse(0) + " readings of " + source.devices() + " devices");
        if (!source.skipped().isEmpty()) {
            String names = source.skipped().stream()
                    .limit(FILES_NAMED)
                    .map(Path::toString)
                    .collect(Collectors.joining(", "));
            screen.say("skipped " + source.skipped().size() + " files that are no recordings, such as " + names);
        }
    }
}
