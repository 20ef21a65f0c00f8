package dev.sluice.lab.run;

import java.io.PrintStream;

/**
 * What a person sees during a run, on standard error: lines that stay, and on a terminal one line that is updated in
 * place. Safe to use from several threads.
 */
public final class Screen {
    private static final int WIDTH = 125;

    private final PrintStream out;
    private final boolean terminal;
    private boolean updating;

    public Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Whether a line can be updated in place. */
    public boolean isTerminal() {
        return terminal;
    }

    /** Shows a line that stays. */
    public synchronized void say(String line) {
        endUpdating();
        out.println("sluice: " + line);
        out.flush();
    }

    /** Shows how far things are: in place on a terminal, else as a line. */
    public synchronized void update(String line) {
        if (!terminal) {
            say(line);
            return;
        }
        String padded = String.format("%-" + WIDTH + "s", "sluice: " + line);
        out.print("\r" + padded.substring(0, WIDTH));
        out.flush();
        updating = true;
    }

    private void endUpdating() {
        if (updating) {
            out.println();
            updating = false;
        }
    }
}
