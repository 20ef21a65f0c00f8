package dev.sluice.contract.access;

/** A container of a storage account. */
public record StoragePlace(StorageAccess account, String container) {}
