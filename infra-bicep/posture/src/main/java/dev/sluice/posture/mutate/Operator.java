package dev.sluice.posture.mutate;

import java.util.stream.Stream;

/** Makes one kind of change at every place where it applies. */
@FunctionalInterface
interface Operator {
    Stream<Mutant> on(Plans plans);
}
