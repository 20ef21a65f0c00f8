package dev.sluice.bridge.process;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.contract.Provenance;
import java.util.Arrays;

/** An event as a reader of the target sees it: which event of the source it says it is, and a hash of its bytes. */
record Seen(long incarnation, String partition, long sequence, int bodyHash) {
    static Seen inTarget(EventData event) {
        return new Seen(
                (Long) event.getProperties().get(Provenance.SOURCE_INCARNATION),
                (String) event.getProperties().get(Provenance.SOURCE_PARTITION),
                (Long) event.getProperties().get(Provenance.SOURCE_SEQUENCE),
                Arrays.hashCode(event.getBody()));
    }
}
