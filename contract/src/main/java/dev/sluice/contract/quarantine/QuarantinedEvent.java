package dev.sluice.contract.quarantine;

import static java.util.Collections.unmodifiableMap;

import dev.sluice.contract.EventIdentity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that was set aside, with the reason and all that is needed to replay it by hand.
 *
 * <p>{@link #blobName()} depends on the identity alone, so that a second attempt finds the first one's blob.
 *
 * @param identity where it comes from
 * @param offset its offset in the source partition, opaque
 * @param enqueued when the source received it
 * @param quarantined when it was set aside
 * @param reason why
 * @param partitionKey the sender's partition key, if there was one
 * @param sections sections of the AMQP message, as text
 * @param systemProperties what the source's service added
 * @param properties the sender's application properties
 * @param body the original bytes; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // a body may be a megabyte: it is handed on, never compared
public record QuarantinedEvent(
        EventIdentity identity,
        String offset,
        Instant enqueued,
        Instant quarantined,
        QuarantineReason reason,
        @Nullable String partitionKey,
        Map<String, String> sections,
        Map<String, TypedValue> systemProperties,
        Map<String, TypedValue> properties,
        byte[] body) {
    public QuarantinedEvent {
        sections = unmodifiableMap(new LinkedHashMap<>(sections));
        systemProperties = unmodifiableMap(new LinkedHashMap<>(systemProperties));
        properties = unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** Name of its blob: {@code hub/incarnation/partition/sequence.json}, in order of the sequence when listed. */
    public String blobName() {
        var source = identity.source();
        return String.format(
                Locale.ROOT,
                "%s/%d/%s/%019d.json",
                source.hub(),
                source.incarnation(),
                source.partition(),
                identity.sequence());
    }
}
