package dev.sluice.bridge.article;

import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.EventHubOutput;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.ExponentialBackoffRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import java.util.List;

/**
 * Hands a batch of texts to an output binding, as the article does.
 *
 * <p>What it can't do: properties, device ids, the senders' times and the order of a device are lost, as the binding
 * carries texts only; bodies that are not UTF-8 are damaged; an event that the target refuses blocks its partition, as
 * nothing sets it aside. It repeats without end so that at least no event is dropped.
 */
public final class ArticleBridgeFunction {
    /** Returns at once; the host sends when it has returned. */
    @FunctionName("article-bridge")
    @ExponentialBackoffRetry(maxRetryCount = -1, minimumInterval = "00:00:01", maximumInterval = "00:00:30")
    public void run(
            @EventHubTrigger(
                            name = "events",
                            connection = "SourceHub",
                            eventHubName = "%SourceHubName%",
                            consumerGroup = "%SourceConsumerGroup%",
                            cardinality = Cardinality.MANY)
                    List<String> events,
            @EventHubOutput(name = "target", connection = "TargetHub", eventHubName = "%TargetHubName%")
                    OutputBinding<List<String>> target) {
        target.setValue(events);
    }
}
