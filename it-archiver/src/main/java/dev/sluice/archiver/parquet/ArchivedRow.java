package dev.sluice.archiver.parquet;

import dev.sluice.archiver.event.EventDetails;
import dev.sluice.archiver.event.HubEvent;
import dev.sluice.archiver.fields.ParsedBody;
import org.jspecify.annotations.Nullable;

/**
 * One row of an archive file before it is encoded.
 *
 * @param event the event as the hub gave it
 * @param details what its properties say
 * @param body what its body says
 * @param repeat whether the bridge forwarded it before; {@code null} when that can't be told
 */
public record ArchivedRow(
        HubEvent event,
        EventDetails details,
        ParsedBody body,
        @Nullable Boolean repeat) {}
