package dev.sluice.eventhubs;

/** When a send is acknowledged. */
public enum Flush {
    /** Once the operating system has it: it survives the end of the process, not that of the machine. */
    OS,
    /** Once the disk has it; sends that arrive meanwhile wait for the next time and go together. */
    FSYNC
}
