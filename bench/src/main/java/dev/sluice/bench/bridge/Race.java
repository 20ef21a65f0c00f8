package dev.sluice.bench.bridge;

import static java.util.Objects.requireNonNullElse;

import dev.sluice.bench.BenchException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Processes that take turns over the same source while the others stand still, so that each turn has the machine as the
 * one before had it. Rounds alternate the order. After a few rounds new processes take over, as no two JVMs compile
 * alike; their first turns warm them up and are not counted.
 */
final class Race {
    private static final int WARMING_TURNS = 3;
    private static final int TURNS = 3;

    private final Surroundings around;
    private final Backlog backlog;
    private final List<Entry> entries;
    private final Consumer<String> progress;
    private final List<List<Passage>> rounds = new ArrayList<>();

    private Race(Surroundings around, Backlog backlog, List<Entry> entries, Consumer<String> progress) {
        this.around = around;
        this.backlog = backlog;
        this.entries = entries;
        this.progress = progress;
    }

    /** Runs so many rounds; each has a passage of every entry, in the entries' order. */
    static List<List<Passage>> run(
            Surroundings around, Backlog backlog, List<Entry> entries, int rounds, Consumer<String> progress) {
        Race race = new Race(around, backlog, entries, progress);
        String source = around.makeSource(entries.stream().map(Entry::name).toList());
        around.fill(source, backlog.bodyBytes(), backlog.events(WARMING_TURNS + TURNS));
        while (race.rounds.size() < rounds) {
            race.generation(source, Math.min(TURNS, rounds - race.rounds.size()));
        }
        around.hubs().delete(source);
        return race.rounds;
    }

    private void generation(String source, int turns) {
        List<Contestant> contestants = new ArrayList<>();
        try {
            entries.forEach(entry -> contestants.add(Contestant.start(entry, around, source)));
            awaitStart(contestants);
            for (int turn = 1 - WARMING_TURNS; turn <= turns; turn++) {
                List<Passage> round = round(contestants);
                boolean counts = turn > 0;
                if (counts) {
                    rounds.add(round);
                }
                tell(counts ? "round " + rounds.size() : "warm-up", round);
            }
        } finally {
            contestants.forEach(Contestant::close);
        }
    }

    /** All at the same time: one that is ready first stands still, and must not do so for long. */
    private void awaitStart(List<Contestant> contestants) {
        List<CompletableFuture<Void>> ready = contestants.stream()
                .map(contestant -> CompletableFuture.runAsync(
                        () -> contestant.awaitStart(backlog.start()), work -> new Thread(work, "start").start()))
                .toList();
        try {
            ready.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw new BenchException(
                    String.valueOf(requireNonNullElse(e.getCause(), e).getMessage()), e);
        }
    }

    private List<Passage> round(List<Contestant> contestants) {
        List<Integer> order =
                IntStream.range(0, contestants.size()).boxed().collect(Collectors.toCollection(ArrayList::new));
        if (rounds.size() % 2 == 1) {
            Collections.reverse(order);
        }
        Passage[] passages = new Passage[contestants.size()];
        order.forEach(i -> passages[i] = contestants.get(i).turn(Backlog.LEAD, backlog.turn()));
        return List.of(passages);
    }

    private void tell(String what, List<Passage> round) {
        progress.accept(backlog.name() + ", " + what + ": "
                + IntStream.range(0, round.size())
                        .mapToObj(
                                i -> entries.get(i).name() + " " + round.get(i).summary())
                        .collect(Collectors.joining(", ")));
    }
}
