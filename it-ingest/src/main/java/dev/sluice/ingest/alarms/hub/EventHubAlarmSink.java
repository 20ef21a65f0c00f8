package dev.sluice.ingest.alarms.hub;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventDataBatch;
import com.azure.messaging.eventhubs.EventHubProducerAsyncClient;
import com.azure.messaging.eventhubs.models.CreateBatchOptions;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.alarms.AlarmSink;
import dev.sluice.service.processor.HubAddress;
import dev.sluice.service.processor.HubFailure;
import dev.sluice.service.processor.RenewableClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Sends alarms to a hub: a JSON body, the transition's id as {@code message-id}, and the properties
 * {@code message-type} ({@code alarm}), {@code alarm-transition} ({@code raised} or {@code cleared}),
 * {@code alarm-severity} and {@code alarm-rule}. Alarms of a device go to one partition, in their order. No call into
 * the SDK takes longer than four times the address's timeout. Safe to share between threads.
 */
public final class EventHubAlarmSink implements AlarmSink, AutoCloseable {
    private static final String TYPE = "alarm";
    private static final String CONTENT_TYPE = "application/json";

    /** Devices share so many partition keys: a page of alarms takes no more sends than that, unless it is large. */
    private static final int KEYS = 32;

    private final String hub;
    private final Duration callLimit;
    private final RenewableClient<EventHubProducerAsyncClient> producer;

    public EventHubAlarmSink(HubAddress address) {
        this.hub = address.hub();
        this.callLimit = address.retries().callLimit();
        this.producer = new RenewableClient<>(
                () -> address.client().buildAsyncProducerClient(), EventHubProducerAsyncClient::close);
    }

    @Override
    public void send(List<AlarmTransition> transitions) {
        Map<String, List<AlarmTransition>> byKey = new TreeMap<>();
        for (AlarmTransition transition : transitions) {
            byKey.computeIfAbsent(key(transition), key -> new ArrayList<>()).add(transition);
        }
        byKey.forEach(this::send);
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(String key, List<AlarmTransition> transitions) {
        EventDataBatch batch = open(key);
        for (AlarmTransition transition : transitions) {
            EventData event = event(transition);
            if (!batch.tryAdd(event)) {
                send(batch);
                batch = open(key);
                batch.tryAdd(event);
            }
        }
        send(batch);
    }

    private EventDataBatch open(String key) {
        CreateBatchOptions options = new CreateBatchOptions().setPartitionKey(key);
        return ask(client -> client.createBatch(options));
    }

    private void send(EventDataBatch batch) {
        ask(client -> client.send(batch).then(Mono.just(true)));
    }

    private static String key(AlarmTransition transition) {
        return "devices-" + Math.floorMod(transition.device().text().hashCode(), KEYS);
    }

    private static EventData event(AlarmTransition transition) {
        EventData event = new EventData(AlarmJson.write(transition));
        event.setMessageId(transition.id());
        event.setContentType(CONTENT_TYPE);
        event.getProperties()
                .putAll(Map.of(
                        "message-type", TYPE,
                        "alarm-transition", AlarmJson.kind(transition),
                        "alarm-severity", transition.severity(),
                        "alarm-rule", transition.rule()));
        return event;
    }

    private <T> T ask(Function<EventHubProducerAsyncClient, Mono<T>> question) {
        try {
            return producer.ask(
                    client -> question.apply(client).blockOptional(callLimit).orElseThrow());
        } catch (RuntimeException e) {
            throw new IngestException(
                    IngestException.Code.ALARMS_UNAVAILABLE,
                    String.valueOf(HubFailure.of(e, "sending alarms to hub '" + hub + "'")
                            .getMessage()),
                    e);
        }
    }
}
