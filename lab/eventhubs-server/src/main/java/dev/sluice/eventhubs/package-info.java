/** An Event Hubs-compatible AMQP 1.0 server that runs in a JVM: what a program that embeds it uses. */
@NullMarked
package dev.sluice.eventhubs;

import org.jspecify.annotations.NullMarked;
