package dev.sluice.ingest;

import dev.sluice.contract.EventIdentity;
import java.time.Instant;

/**
 * An alarm that was raised and not cleared.
 *
 * @param rule id of its rule
 * @param start the event that it starts with: the one that crossed a threshold, or the last before a silence
 * @param since when it was raised, in the OT hub's time
 */
public record OpenAlarm(String rule, EventIdentity start, Instant since) {}
