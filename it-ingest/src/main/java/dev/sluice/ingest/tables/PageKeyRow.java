package dev.sluice.ingest.tables;

import com.azure.data.tables.models.TableEntity;
import dev.sluice.ingest.IngestException;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The secret of page tokens, beside the state: random, made by the first who needs it, the same for all instances from
 * then on. Whoever may read the state may read it. Safe to share between threads.
 */
public final class PageKeyRow {
    private static final String PARTITION = "keys";
    private static final String ROW = "page-tokens";
    private static final String SECRET = "Secret";
    private static final int BYTES = 32;

    private final StateTables tables;
    private byte @Nullable [] known;

    public PageKeyRow(StateTables tables) {
        this.tables = tables;
    }

    /**
     * The secret.
     *
     * @throws dev.sluice.ingest.IngestException when storage is away, or somebody damaged the row
     */
    public synchronized byte[] secret() {
        byte[] secret = known;
        if (secret == null) {
            secret = TableCalls.attempt("read the key of page tokens", this::readOrMake);
            known = secret;
        }
        return secret.clone();
    }

    private byte[] readOrMake() {
        byte[] stored = read();
        if (stored != null) {
            return stored;
        }
        make();
        byte[] made = read();
        if (made == null) {
            throw new IllegalStateException("it was deleted as soon as it was made");
        }
        return made;
    }

    private byte @Nullable [] read() {
        return new Rows(tables.progress(), tables.limit())
                .find(PARTITION, List.of(ROW), List.of()).stream()
                        .findFirst()
                        .map(PageKeyRow::secret)
                        .orElse(null);
    }

    /** With a secret that is guessed or of somebody else, pages could be forged. */
    private static byte[] secret(TableEntity row) {
        if (row.getProperty(SECRET) instanceof byte[] secret && secret.length == BYTES) {
            return secret;
        }
        throw new IngestException(
                IngestException.Code.STORAGE_UNAVAILABLE,
                "the key of page tokens is damaged: delete row '" + ROW + "' of partition '" + PARTITION
                        + "' in the table of progress, and a new one is made");
    }

    /** Whoever is first wins. */
    private void make() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            tables.progress()
                    .createEntityWithResponse(
                            new TableEntity(PARTITION, ROW).addProperty(SECRET, secret), tables.limit(), null);
        } catch (RuntimeException e) {
            if (!Refusal.of(e).map(Refusal::isConflict).orElse(false)) {
                throw e;
            }
        }
    }
}
