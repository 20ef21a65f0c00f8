package dev.sluice.lab.cli;

import dev.sluice.contract.settings.Durations;
import dev.sluice.lab.LabException;
import dev.sluice.lab.audit.Report;
import dev.sluice.lab.data.DataFolder;
import dev.sluice.lab.process.Interrupts;
import dev.sluice.lab.run.Origins;
import dev.sluice.lab.run.Run;
import dev.sluice.lab.run.RunOptions;
import dev.sluice.lab.run.Screen;
import dev.sluice.lab.source.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sluice up}: starts both tenants, moves events from devices to IT, and audits that nothing was lost. */
@Command(
        name = "up",
        description = {
            "Starts both tenants on this machine, moves events from devices in OT to Parquet and to the devices'"
                    + " state in IT, and audits that nothing was lost, repeated, reordered or changed. Exit code 0 only if the audit passes.",
            "Without a source it sends this machine's own sensors for 60 s."
        })
final class UpCommand implements Callable<Integer> {
    private static final int STOPPED = 130;

    @ArgGroup
    @Nullable Origin origin;

    @Option(names = "--rate", paramLabel = "N", description = "Send at most N events a second.")
    @Nullable Double rate;

    @Option(
            names = "--duration",
            paramLabel = "D",
            description = "Stop sending after D, such as 30s or 5m. Recordings end by themselves.")
    @Nullable String duration;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep everything in DIR; continue what is there. Default: a temporary folder, kept on failure.")
    @Nullable Path data;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report to FILE, too.")
    @Nullable Path report;

    @Option(names = "--kill", paramLabel = "N", description = "Take processes down N times while events are in flight.")
    int kills;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of --kill and --load. Default: ${DEFAULT-VALUE}.")
    long seed = 1;

    @Option(names = "--network", paramLabel = "MODE", description = "Not part of this version.")
    @Nullable String network;

    @Option(names = "--json", description = "Print the report as JSON.")
    boolean json;

    @Mixin
    Help help = new Help();

    @Spec
    @Nullable CommandSpec spec;

    /** The sources; at most one. */
    static final class Origin {
        @Option(names = "--live", description = "This machine's sensors as devices. The default.")
        boolean live;

        @Option(
                names = "--replay",
                paramLabel = "PATH",
                description =
                        "A CSV file with the columns timestamp and value, or a folder tree of them; one device a file.")
        @Nullable Path replay;

        @Option(names = "--load", paramLabel = "RATE", description = "Generated devices, RATE events a second.")
        @Nullable Double load;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunOptions options = options();
        options.report().ifPresent(Report::requireWritable);
        Screen screen = new Screen(System.err, Boolean.getBoolean("sluice.terminal"));
        Source source = Origins.open(options, screen);
        DataFolder folder = options.data().map(DataFolder::openOrCreate).orElseGet(DataFolder::temporary);
        Run run = new Run(options, source, screen, folder);
        stopOnInterrupts(run);
        Report result = runAndReport(run, folder, options);
        result.failures().forEach(screen::say);
        new ReportOutput(System.out, options.json()).show(result);
        if (folder.isTemporary() && result.pass()) {
            folder.delete();
        } else {
            screen.say("everything is kept in " + folder.root());
            folder.close();
        }
        return result.pass() ? 0 : 1;
    }

    private static Report runAndReport(Run run, DataFolder folder, RunOptions options) throws InterruptedException {
        Report result;
        try {
            result = run.run();
        } catch (LabException e) {
            result = Report.failed(String.valueOf(e.getMessage()));
        }
        Report finished = result;
        options.report().ifPresent(finished::write);
        writeWherePossible(finished, folder.root().resolve("report.json"));
        return finished;
    }

    /** A full disk is a reason for a failed run, and no reason not to say so. */
    private static void writeWherePossible(Report report, Path file) {
        try {
            report.write(file);
        } catch (LabException e) {
            if (report.pass()) {
                throw e;
            }
        }
    }

    /** The first one ends the source and lets the rest go its way, the second one ends everything. */
    private static void stopOnInterrupts(Run run) {
        AtomicInteger count = new AtomicInteger();
        Interrupts.handle(() -> {
            if (count.incrementAndGet() == 1) {
                run.interrupt();
            } else {
                run.halt();
                Runtime.getRuntime().halt(STOPPED);
            }
        });
    }

    private RunOptions options() {
        if (network != null) {
            throw invalid("--network is not part of this version: both tenants run on the loopback interface");
        }
        return new RunOptions(
                chosenOrigin(),
                positive("--rate", rate),
                Optional.ofNullable(duration).map(this::duration),
                Optional.ofNullable(data),
                Optional.ofNullable(report),
                atLeastZero(kills),
                seed,
                json);
    }

    private RunOptions.Origin chosenOrigin() {
        if (origin != null && origin.replay != null) {
            return new RunOptions.Replay(origin.replay);
        }
        if (origin != null && origin.load != null) {
            return new RunOptions.Load(positive("--load", origin.load).orElseThrow());
        }
        return new RunOptions.Live();
    }

    private Duration duration(String text) {
        try {
            Duration parsed = Durations.parse(text);
            if (parsed.isZero() || parsed.isNegative()) {
                throw new IllegalArgumentException("'" + text + "' is not longer than nothing");
            }
            if (parsed.compareTo(RunOptions.LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "'" + text + "' is longer than " + RunOptions.LONGEST.toDays() + "d");
            }
            return parsed;
        } catch (IllegalArgumentException e) {
            throw invalid("--duration: " + e.getMessage());
        }
    }

    private OptionalDouble positive(String option, @Nullable Double value) {
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (!(value > 0) || value.isInfinite()) {
            throw invalid(option + ": " + value + " is not a positive number of events a second");
        }
        return OptionalDouble.of(value);
    }

    private int atLeastZero(int value) {
        if (value < 0) {
            throw invalid("--kill: " + value + " is less than zero");
        }
        return value;
    }

    private ParameterException invalid(String message) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), message);
    }
}
