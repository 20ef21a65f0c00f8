package dev.sluice.contract.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How far two names are apart, in insertions, deletions and replacements of a character (Levenshtein). */
final class EditDistance {
    private EditDistance() {}

    /** The nearest candidate, if it is near enough to be what was meant: at most a third of the name differs. */
    static Optional<String> nearest(String name, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> between(name, candidate)))
                .filter(candidate -> between(name, candidate) <= name.length() / 3);
    }

    static int between(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            previous = nextRow(previous, left.charAt(row - 1), right, row);
        }
        return previous[right.length()];
    }

    private static int[] nextRow(int[] previous, char letter, String right, int row) {
        int[] current = new int[right.length() + 1];
        current[0] = row;
        for (int column = 1; column <= right.length(); column++) {
            int replaced = previous[column - 1] + (letter == right.charAt(column - 1) ? 0 : 1);
            current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
        }
        return current;
    }
}
