package dev.sluice.lab.chaos;

/** A way to take a process down. */
enum Blow {
    /** SIGKILL: nothing is written, nothing is said. */
    KILLED,
    /** SIGTERM: an orderly end, then a new start. */
    TERMINATED,
    /** SIGSTOP for some seconds: it holds its connections and answers nothing. */
    FROZEN
}
