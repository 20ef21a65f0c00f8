/**
 * What the forwarding core gets and gives: events, and the interfaces to its surroundings. The core is
 * {@link dev.sluice.bridge.forward}; it knows no client library, so that a process and a function app can drive the
 * same code.
 */
@NullMarked
package dev.sluice.bridge;

import org.jspecify.annotations.NullMarked;
