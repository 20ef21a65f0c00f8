package dev.sluice.lab.run;

import dev.sluice.lab.ledger.Ledger;
import dev.sluice.lab.source.RejectedRows;

/** Notes every rejected row in the ledger and shows the first ones. Called from one thread. */
final class RejectedRowsOnScreen implements RejectedRows {
    private static final int ROWS_NAMED = 10;

    private final Ledger ledger;
    private final Screen screen;
    private long count;

    RejectedRowsOnScreen(Ledger ledger, Screen screen) {
        this.ledger = ledger;
        this.screen = screen;
    }

    @Override
    public void rejected(String device, long row, String reason) {
        ledger.rejected(device, row);
        count++;
        if (count <= ROWS_NAMED) {
            screen.say("left out " + reason);
        } else if (count == ROWS_NAMED + 1) {
            screen.say("more rows are left out: the ledger names them all");
        }
    }
}
