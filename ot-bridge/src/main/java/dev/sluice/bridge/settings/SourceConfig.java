package dev.sluice.bridge.settings;

/**
 * The hub that is read.
 *
 * @param access how
 * @param hub its name as a client of Event Hubs sees it
 * @param consumerGroup the group it is read with
 * @param name what it is called in the provenance
 */
public record SourceConfig(HubAccess access, String hub, String consumerGroup, String name) {}
