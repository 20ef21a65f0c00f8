package dev.sluice.archiver.fold;

import static java.util.Objects.requireNonNull;

import dev.sluice.archiver.fields.BodyParser;
import dev.sluice.archiver.parquet.FileEncoder;
import java.time.Clock;

/**
 * What the writers of all partitions share.
 *
 * @param encoder makes files
 * @param parser reads bodies
 * @param cuts when files are cut
 * @param clock tells how old a buffer is
 */
public record WriterSetup(FileEncoder encoder, BodyParser parser, Cuts cuts, Clock clock) {
    public WriterSetup {
        requireNonNull(encoder, "encoder");
        requireNonNull(parser, "parser");
        requireNonNull(cuts, "cuts");
        requireNonNull(clock, "clock");
    }
}
