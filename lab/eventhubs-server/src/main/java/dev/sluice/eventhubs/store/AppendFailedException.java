package dev.sluice.eventhubs.store;

import java.io.IOException;

/** An append was not stored, wholly: a full disk, most often. The log stays readable, and a later append may succeed. */
public final class AppendFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AppendFailedException(String message, IOException cause) {
        super(message, cause);
    }
}
