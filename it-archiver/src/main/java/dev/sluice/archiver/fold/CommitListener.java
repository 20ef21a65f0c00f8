package dev.sluice.archiver.fold;

/** Hears of every slot that a writer committed itself. Must not block and must not throw. */
@FunctionalInterface
public interface CommitListener {
    /** Everything up to this sequence number is archived. */
    void committed(long last);
}
