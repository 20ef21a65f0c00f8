/** Bytes of AMQP 1.0 messages: sections, batches, annotations, all without decoding what is passed on. */
@NullMarked
package dev.sluice.eventhubs.codec;

import org.jspecify.annotations.NullMarked;
