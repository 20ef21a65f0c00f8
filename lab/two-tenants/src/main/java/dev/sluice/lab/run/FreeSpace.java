package dev.sluice.lab.run;

import dev.sluice.lab.LabException;
import dev.sluice.lab.data.DataFolder;

/** Sees to it that a run ends with a clear word before the data folder's disk is full. */
final class FreeSpace {
    private static final long MEBIBYTE = 1024L * 1024;
    private static final long TO_START = 64 * MEBIBYTE;
    private static final long TO_GO_ON = 8 * MEBIBYTE;

    private final DataFolder data;

    FreeSpace(DataFolder data) {
        this.data = data;
    }

    /** Fails when there is too little space for a run to begin. */
    void requireEnough() {
        require(TO_START, "a run needs");
    }

    /** Fails when there is too little space to go on. */
    void requireSome() {
        require(TO_GO_ON, "it cannot go on with less than");
    }

    private void require(long bytes, String need) {
        long free = data.freeBytes();
        if (free < bytes) {
            throw new LabException("no space left in " + data.root() + ": " + free / MEBIBYTE + " MiB are free, " + need
                    + " " + bytes / MEBIBYTE + " MiB: free some, or use another folder with --data");
        }
    }
}
