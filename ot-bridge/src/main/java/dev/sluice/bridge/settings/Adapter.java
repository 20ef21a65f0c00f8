package dev.sluice.bridge.settings;

/** In what the bridge runs. */
public enum Adapter {
    /** A process of its own: it reads by itself and keeps its checkpoints. */
    PROCESS,
    /** An Azure Function: the host reads, keeps the checkpoints and repeats what fails. */
    FUNCTION
}
