package dev.sluice.posture.mutants;

import java.util.List;

/**
 * A changed pair.
 *
 * @param name what was changed
 * @param pair the outcome
 * @param named resources, one of which a finding must name
 */
record Mutant(String name, Pair pair, List<String> named) {}
