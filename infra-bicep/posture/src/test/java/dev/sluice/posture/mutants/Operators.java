package dev.sluice.posture.mutants;

import java.util.List;
import java.util.stream.Stream;

/** Makes every mutant of the pair: each kind of change at each place where it applies. */
final class Operators {
    private final Pair pair;

    Operators(Pair pair) {
        this.pair = pair;
    }

    List<Mutant> all() {
        return Stream.of(
                        new ValueChanges(pair),
                        new RemovalChanges(pair),
                        new RoleChanges(pair),
                        new NetworkChanges(pair),
                        new ServiceChanges(pair),
                        new ToldChanges(pair),
                        new PublishChanges(pair),
                        new StoreChanges(pair),
                        new AdditionChanges(pair),
                        new ApprovalChanges(pair))
                .flatMap(changes -> changes.all().stream())
                .toList();
    }
}
