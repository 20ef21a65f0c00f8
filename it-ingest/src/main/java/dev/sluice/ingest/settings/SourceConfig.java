package dev.sluice.ingest.settings;

import dev.sluice.contract.access.HubAccess;

/**
 * The hub that is read.
 *
 * @param access how
 * @param hub its name
 * @param consumerGroup the group it is read with
 */
public record SourceConfig(HubAccess access, String hub, String consumerGroup) {}
