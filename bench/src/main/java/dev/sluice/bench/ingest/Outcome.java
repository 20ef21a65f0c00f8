package dev.sluice.bench.ingest;

/** How a measuring process ends, whatever threads of the SDK are left. */
final class Outcome {
    /** What is measured. */
    @FunctionalInterface
    interface Measure {
        /** The result, in a line of JSON. */
        String json() throws Exception;
    }

    private Outcome() {}

    /** Prints the result, or the failure on standard error, and ends the process. */
    static void exitWith(Measure measure) {
        try {
            System.out.println(measure.json());
            System.out.flush();
            System.exit(0);
        } catch (Exception e) {
            System.err.println(e);
            System.exit(1);
        }
    }
}
