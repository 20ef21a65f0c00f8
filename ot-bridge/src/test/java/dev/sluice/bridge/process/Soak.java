package dev.sluice.bridge.process;

import dev.sluice.contract.settings.Durations;
import dev.sluice.functionshost.child.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs a bridge for long, under load and disturbed all the time: {@code Soak DURATION SEED process|function}. A second
 * bridge beside it is killed again and again, so partitions come and go. Ends with an exception if anything was lost,
 * out of order or altered, or if what the first bridge takes has grown in a quarter of an hour or more.
 */
@SuppressWarnings("try") // a load runs until its block ends
final class Soak {
    private static final Duration SAMPLES = Duration.ofSeconds(30);
    private static final int SHORTEST_PAUSE_MS = 2000;
    private static final int LONGEST_PAUSE_MS = 12_000;
    private static final Duration CATCH_UP = Duration.ofMinutes(5);
    private static final double MOST_GROWTH = 1.25;
    private static final int MARGIN = 4;
    private static final int ENOUGH_TO_TELL = 30;

    private final Random random;
    private final Deployment deployment;
    private final Path data;
    private final List<Vitals> samples = new ArrayList<>();
    private final Map<String, Integer> happened = new TreeMap<>();

    private Soak(long seed, Deployment deployment, Path data) {
        this.random = new Random(seed);
        this.deployment = deployment;
        this.data = data;
    }

    public static void main(String[] arguments) throws IOException {
        Path data = Files.createTempDirectory("soak");
        Deployment deployment = Deployment.valueOf(arguments[2].toUpperCase(Locale.ROOT));
        System.out.println("data " + data + ", seed " + arguments[1] + ", " + deployment);
        new Soak(Long.parseLong(arguments[1]), deployment, data).run(Durations.parse(arguments[0]));
        Folders.delete(data);
    }

    private void run(Duration duration) {
        try (Surroundings around = new Surroundings(data);
                HubClient source = around.ot.client();
                HubClient target = around.it.client();
                Instance observed = deployment.start(around.settings(), data)) {
            Delivery delivery = around.delivery(source, target);
            long begin = System.nanoTime();
            try (Load load = Load.heavy(source)) {
                disturb(around, observed, delivery, begin + duration.toNanos());
            }
            delivery.verify(CATCH_UP);
            System.out.println(summary(delivery));
        }
        requireFlat();
    }

    private void disturb(Surroundings around, Instance observed, Delivery delivery, long end) {
        long nextSample = System.nanoTime();
        Instance rival = deployment.start(around.settings(), data);
        try {
            while (System.nanoTime() < end) {
                if (System.nanoTime() >= nextSample) {
                    nextSample += SAMPLES.toNanos();
                    sample(around, observed);
                    delivery.look();
                }
                LockSupport.parkNanos(Duration.ofMillis(random.nextInt(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS))
                        .toNanos());
                rival = happenOne(around, rival);
            }
        } finally {
            rival.close();
        }
        sample(around, observed);
    }

    private Instance happenOne(Surroundings around, Instance rival) {
        int choice = random.nextInt(Disturbance.ALL.size() + 3);
        if (choice < Disturbance.ALL.size()) {
            Disturbance disturbance = Disturbance.ALL.get(choice);
            happened.merge(disturbance.name(), 1, Integer::sum);
            disturbance.happening().accept(around);
            return rival;
        }
        happened.merge("other bridge killed", 1, Integer::sum);
        rival.close();
        return deployment.start(around.settings(), data);
    }

    private void sample(Surroundings around, Instance observed) {
        Vitals vitals = Vitals.of(observed.process().pid(), around.hubPorts());
        samples.add(vitals);
        System.out.println(samples.size() + " " + vitals);
    }

    private String summary(Delivery delivery) {
        return String.join(
                System.lineSeparator(),
                "events: " + delivery.figures() + "; nothing missing, out of order or altered",
                "happened: " + happened,
                line("heap after a collection, KiB", Vitals::heapKiB),
                line("resident memory, KiB", Vitals::residentKiB),
                line("threads", Vitals::threads),
                line("connections to hubs", Vitals::hubConnections),
                line("connections to the storage", Vitals::storageConnections));
    }

    private String line(String name, ToLongFunction<Vitals> figure) {
        return name + ", by sixths of the time: least "
                + sixths().map(part -> least(part, figure)).toList()
                + ", median " + sixths().map(part -> median(part, figure)).toList()
                + ", most " + sixths().map(part -> most(part, figure)).toList();
    }

    /** Of the heap what is left at its least tells growth, the rest is work under way; of the others the median. */
    private void requireFlat() {
        if (samples.size() < ENOUGH_TO_TELL) {
            return;
        }
        requireFlat("heap", part -> least(part, Vitals::heapKiB));
        requireFlat("threads", part -> median(part, Vitals::threads));
        requireFlat("connections to hubs", part -> median(part, Vitals::hubConnections));
        requireFlat("connections to the storage", part -> median(part, Vitals::storageConnections));
    }

    /** The first sixth is the start. */
    private void requireFlat(String name, ToLongFunction<List<Vitals>> figure) {
        List<Long> sixths = sixths().map(figure::applyAsLong).toList();
        if (sixths.get(5) > sixths.get(1) * MOST_GROWTH + MARGIN) {
            throw new AssertionError(name + " grew by more than a quarter: " + sixths);
        }
    }

    private Stream<List<Vitals>> sixths() {
        int size = samples.size();
        return IntStream.range(0, 6).mapToObj(sixth -> samples.subList(sixth * size / 6, (sixth + 1) * size / 6));
    }

    private static long least(List<Vitals> part, ToLongFunction<Vitals> figure) {
        return part.stream().mapToLong(figure).min().orElseThrow();
    }

    private static long median(List<Vitals> part, ToLongFunction<Vitals> figure) {
        return part.stream()
                .mapToLong(figure)
                .sorted()
                .skip(part.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static long most(List<Vitals> part, ToLongFunction<Vitals> figure) {
        return part.stream().mapToLong(figure).max().orElseThrow();
    }
}
