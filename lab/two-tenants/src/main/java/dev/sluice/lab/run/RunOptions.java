package dev.sluice.lab.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a run shall do.
 *
 * @param origin where its readings come from
 * @param rate readings a second at the most, if limited
 * @param duration how long the source may go on, if limited
 * @param data the data folder, if it is to be kept
 * @param report where the report goes besides the data folder, if anywhere
 * @param kills how many processes are taken down on the way
 * @param seed of the kills and of a generated load
 * @param json whether the report itself is the output
 */
public record RunOptions(
        Origin origin,
        OptionalDouble rate,
        Optional<Duration> duration,
        Optional<Path> data,
        Optional<Path> report,
        int kills,
        long seed,
        boolean json) {

    /** No run sends for longer. */
    public static final Duration LONGEST = Duration.ofDays(365);

    /** Where readings come from. */
    public sealed interface Origin {
        /** What kind of source it is, in a word. */
        String kind();
    }

    /** This machine's sensors. */
    public record Live() implements Origin {
        @Override
        public String kind() {
            return "live";
        }
    }

    /**
     * Recorded files.
     *
     * @param path a CSV file or a folder of them
     */
    public record Replay(Path path) implements Origin {
        @Override
        public String kind() {
            return "replay";
        }
    }

    /**
     * Generated readings.
     *
     * @param rate readings a second
     */
    public record Load(double rate) implements Origin {
        @Override
        public String kind() {
            return "load";
        }
    }

    /** Readings a second at the most, from whichever option says so. */
    OptionalDouble limit() {
        return origin instanceof Load load && rate.isEmpty() ? OptionalDouble.of(load.rate()) : rate;
    }

    /** How long the source goes on at the most; recordings end by themselves. */
    Duration longest() {
        Duration natural = origin instanceof Replay ? LONGEST : Duration.ofSeconds(60);
        return duration.orElse(natural);
    }
}
