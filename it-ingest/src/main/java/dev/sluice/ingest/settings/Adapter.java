package dev.sluice.ingest.settings;

/** In what the ingest runs. */
public enum Adapter {
    /** A process of its own: it reads by itself and keeps its checkpoints. */
    PROCESS("process"),
    /** An Azure Function: the host reads, keeps the checkpoints and repeats what fails. */
    FUNCTION("Function");

    private final String text;

    Adapter(String text) {
        this.text = text;
    }

    /** For a person. */
    public String text() {
        return text;
    }
}
