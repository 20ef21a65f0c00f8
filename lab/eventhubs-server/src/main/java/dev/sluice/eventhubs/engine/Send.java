package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.codec.Publication;

/**
 * A send that is to be stored.
 *
 * @param publication what was sent
 * @param target where it goes
 * @param outcome told what became of it
 */
record Send(Publication publication, Partition target, Outcome outcome) {}
