package dev.sluice.bridge.settings;

/**
 * The hub that is written.
 *
 * @param access how
 * @param hub its name
 */
public record TargetConfig(HubAccess access, String hub) {}
