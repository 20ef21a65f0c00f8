package dev.sluice.functionshost.host;

import java.util.Map;

/** What a function is invoked with: the same at every attempt. */
record Batch(Object trigger, Map<String, String> metadata) {}
