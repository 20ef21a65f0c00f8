package dev.sluice.bench.bridge;

/**
 * What a source holds before anybody reads it, and the portions in which it is forwarded.
 *
 * @param bodyBytes bytes of an event's body
 * @param start events that a process forwards before the first turn
 * @param turn events of a turn that count, if there is time for so many
 */
record Backlog(int bodyBytes, int start, int turn) {
    /** Small events. */
    static final Backlog SMALL = new Backlog(200, 15_000, 100_000);

    /** Events of a usual size. */
    static final Backlog LARGE = new Backlog(1024, 15_000, 80_000);

    /** Events at the begin of a turn that don't count: until the process is in stride again. */
    static final int LEAD = 5_000;

    /** What a process may be ahead when it is stopped, in all. */
    private static final int RESERVE = 150_000;

    /** How many there must be for so many turns. */
    int events(int turns) {
        return start + turns * (turn + LEAD) + RESERVE;
    }

    /** Its name for people. */
    String name() {
        return bodyBytes < 1024 ? bodyBytes + " B" : bodyBytes / 1024 + " KiB";
    }
}
