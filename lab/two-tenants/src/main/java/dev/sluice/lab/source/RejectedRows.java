package dev.sluice.lab.source;

/** Is told of every row of a file that is no reading. */
@FunctionalInterface
public interface RejectedRows {
    /**
     * A row that was left out.
     *
     * @param device the device whose file it is
     * @param row its line number in the file, from 1
     * @param reason what is wrong, with the file's name, in one line
     */
    void rejected(String device, long row, String reason);
}
