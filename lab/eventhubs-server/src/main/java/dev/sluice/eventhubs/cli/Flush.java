package dev.sluice.eventhubs.cli;

/** When a send is acknowledged. */
enum Flush {
    /** Once the operating system has it: it survives the end of the process, not that of the machine. */
    OS,
    /** Once the disk has it. */
    FSYNC
}
