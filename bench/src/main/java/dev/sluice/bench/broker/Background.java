package dev.sluice.bench.broker;

/** Work beside the measuring thread. */
final class Background {
    private Background() {}

    /** Does a piece of work on a thread of its own and counts it down when it is done. */
    static void run(String name, Countdown done, Runnable work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                        done.came();
                    } catch (RuntimeException e) {
                        done.fail(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}
