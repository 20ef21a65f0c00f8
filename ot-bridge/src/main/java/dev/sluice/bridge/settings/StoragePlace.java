package dev.sluice.bridge.settings;

/** A container of a storage account. */
public record StoragePlace(StorageAccess account, String container) {}
