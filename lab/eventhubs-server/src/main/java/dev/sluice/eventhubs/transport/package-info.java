/** Sockets: carries bytes between TCP connections and their engines. */
@NullMarked
package dev.sluice.eventhubs.transport;

import org.jspecify.annotations.NullMarked;
