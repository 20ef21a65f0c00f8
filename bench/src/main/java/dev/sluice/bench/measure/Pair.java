package dev.sluice.bench.measure;

/**
 * One quantity of both sides, from one round.
 *
 * @param ours the local server's
 * @param theirs what it is compared with
 */
public record Pair(double ours, double theirs) {
    /** Ours divided by theirs. */
    public double ratio() {
        return ours / theirs;
    }
}
