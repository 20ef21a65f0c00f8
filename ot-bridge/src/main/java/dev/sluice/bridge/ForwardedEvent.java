package dev.sluice.bridge;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as it goes to the target.
 *
 * @param body the bytes of the source, untouched
 * @param properties application properties: the sender's, the service's and the provenance
 * @param sections the sender's AMQP properties section, by AMQP names
 */
@SuppressWarnings("ArrayRecordComponent") // the body is handed on as it is: never compared, never copied
public record ForwardedEvent(byte[] body, Map<String, @Nullable Object> properties, Map<String, String> sections) {}
