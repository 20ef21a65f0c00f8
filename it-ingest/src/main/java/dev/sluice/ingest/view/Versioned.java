package dev.sluice.ingest.view;

/**
 * Something stored, with its version.
 *
 * @param value what
 * @param version changes whenever the value does; opaque
 */
public record Versioned<T>(T value, String version) {}
