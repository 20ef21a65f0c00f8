package dev.sluice.ingest.functions;

import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.ExponentialBackoffRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import dev.sluice.service.trigger.TriggerBatch;
import dev.sluice.service.trigger.TriggerMetadata;
import java.util.List;

/**
 * Takes in a batch of one partition of the IT hub, or fails.
 *
 * <p>The host writes a checkpoint behind every invocation that ends, failed or not: only because its retries never end
 * does a failure hold the partition and lose nothing. And because the host can stop only between two attempts, none
 * takes longer than a minute. The metadata is taken as the JSON text that the host sends: as typed maps, the worker
 * would make a double of every number, and a name that it can't match would fail before this code runs.
 */
public final class IngestFunction {
    /** Returns when the state of all its devices is durable, and what can't be applied is in quarantine. */
    @FunctionName("ingest")
    @ExponentialBackoffRetry(maxRetryCount = -1, minimumInterval = "00:00:01", maximumInterval = "00:00:30")
    public void run(
            @EventHubTrigger(
                            name = "events",
                            connection = "SourceHub",
                            eventHubName = "%SourceHubName%",
                            consumerGroup = "%SourceConsumerGroup%",
                            cardinality = Cardinality.MANY,
                            dataType = "binary")
                    List<byte[]> bodies,
            @BindingName("PartitionContext") String partition,
            @BindingName("PropertiesArray") String properties,
            @BindingName("SystemPropertiesArray") String systemProperties) {
        TriggerBatch batch = TriggerBatch.parse(bodies, new TriggerMetadata(partition, properties, systemProperties));
        IngestWorker.shared().take(batch);
    }
}
