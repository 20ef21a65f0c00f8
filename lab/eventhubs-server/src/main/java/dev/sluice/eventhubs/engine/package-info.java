/** The Event Hubs protocol on AMQP 1.0, without I/O: bytes of a connection in, bytes out. */
@NullMarked
package dev.sluice.eventhubs.engine;

import org.jspecify.annotations.NullMarked;
