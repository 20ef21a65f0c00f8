package dev.sluice.bridge.settings;

/** What decides which settings there are. */
record Modes(Adapter adapter, SourceMode source, TargetMode target) {}
