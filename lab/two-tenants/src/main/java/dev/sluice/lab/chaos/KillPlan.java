package dev.sluice.lab.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which process is taken down when, and how; the same seed gives the same plan. The first ones go round all processes
 * in random order, so each is hit at least once when there are as many blows as processes.
 *
 * @param steps in order
 */
record KillPlan(List<Step> steps) {
    private static final String STORAGE = "azurite";
    private static final int SHORTEST_PAUSE_MS = 500;
    private static final int LONGEST_PAUSE_MS = 4000;
    private static final int SHORTEST_FREEZE_MS = 1000;
    private static final int LONGEST_FREEZE_MS = 5000;

    /**
     * One blow.
     *
     * @param process whom it hits
     * @param blow how
     * @param pauseMs how long to wait before it, in milliseconds
     * @param freezeMs how long a freeze lasts, in milliseconds
     * @param upright whether it waits until everything has recovered from the one before, or falls meanwhile
     */
    record Step(String process, Blow blow, int pauseMs, int freezeMs, boolean upright) {}

    static KillPlan of(int kills, long seed, List<String> processes) {
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        List<String> round = List.of();
        for (int i = 0; i < kills; i++) {
            int turn = i % processes.size();
            if (turn == 0) {
                round = new ArrayList<>(processes);
                Collections.shuffle(round, random);
            }
            steps.add(step(round.get(turn), random));
        }
        return new KillPlan(List.copyOf(steps));
    }

    /** The storage acknowledges before it writes, so killing it would lose what it has acknowledged. */
    private static Step step(String process, Random random) {
        Blow gentle = random.nextBoolean() ? Blow.TERMINATED : Blow.FROZEN;
        int pause = SHORTEST_PAUSE_MS + random.nextInt(LONGEST_PAUSE_MS - SHORTEST_PAUSE_MS);
        int freeze = SHORTEST_FREEZE_MS + random.nextInt(LONGEST_FREEZE_MS - SHORTEST_FREEZE_MS);
        boolean upright = random.nextInt(3) > 0;
        return new Step(process, process.equals(STORAGE) ? gentle : Blow.KILLED, pause, freeze, upright);
    }
}
