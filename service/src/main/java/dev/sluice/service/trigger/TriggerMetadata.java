package dev.sluice.service.trigger;

import org.jspecify.annotations.Nullable;

/**
 * What the host tells about a batch, as JSON text.
 *
 * @param partition the partition that it comes from
 * @param properties the senders' properties, one object an event
 * @param systemProperties what the service and the AMQP message say, one object an event
 */
public record TriggerMetadata(
        @Nullable String partition,
        @Nullable String properties,
        @Nullable String systemProperties) {}
