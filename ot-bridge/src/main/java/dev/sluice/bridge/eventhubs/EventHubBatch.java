package dev.sluice.bridge.eventhubs;

import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventDataBatch;
import dev.sluice.bridge.BatchRefusedException;
import dev.sluice.bridge.ForwardedEvent;
import dev.sluice.bridge.Offer;
import dev.sluice.bridge.TargetBatch;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.service.ServiceException;
import dev.sluice.service.processor.HubFailure;
import reactor.core.publisher.Mono;

/** A batch of the SDK. */
final class EventHubBatch implements TargetBatch {
    private final EventHubTarget target;
    private final EventDataBatch batch;

    EventHubBatch(EventHubTarget target, EventDataBatch batch) {
        this.target = target;
        this.batch = batch;
    }

    @Override
    public Offer offer(ForwardedEvent event) {
        try {
            if (batch.tryAdd(encodable(event))) {
                return Offer.Answer.TAKEN;
            }
            return count() == 0 ? tooLarge() : Offer.Answer.FULL;
        } catch (AmqpException e) {
            return HubFailure.isTooLarge(e) ? tooLarge() : notEncodable(e);
        } catch (RuntimeException e) {
            return notEncodable(e);
        }
    }

    @Override
    public int count() {
        return batch.getCount();
    }

    @Override
    public double fill() {
        return (double) batch.getSizeInBytes() / batch.getMaxSizeInBytes();
    }

    @Override
    public void send() {
        try {
            target.ask("sending to", client -> client.send(batch).then(Mono.just(true)));
        } catch (ServiceException e) {
            if (HubFailure.isTooLarge(e)) {
                throw refused("too-large", "the target refused it for its size, properties included", e);
            }
            if (HubFailure.isMalformed(e)) {
                throw refused("malformed", "the target refused it as malformed", e);
            }
            throw e;
        }
    }

    private static BatchRefusedException refused(String code, String detail, Throwable cause) {
        return new BatchRefusedException(new QuarantineReason(code, detail), cause);
    }

    private static EventData encodable(ForwardedEvent event) {
        EventData data = new EventData(event.body());
        data.getProperties().putAll(event.properties());
        data.setMessageId(event.sections().get(IotHubProperties.MESSAGE_ID));
        data.setCorrelationId(event.sections().get(IotHubProperties.CORRELATION_ID));
        data.setContentType(event.sections().get(IotHubProperties.CONTENT_TYPE));
        return data;
    }

    private Offer tooLarge() {
        return new Offer.Refused(new QuarantineReason(
                "too-large",
                "with its properties it is larger than the " + batch.getMaxSizeInBytes()
                        + " bytes that the target takes at once"));
    }

    /** The message of such a failure may show a property's value, so only its kind is told. */
    private static Offer notEncodable(RuntimeException failure) {
        return new Offer.Refused(new QuarantineReason(
                "not-encodable",
                "a property can't be encoded: " + failure.getClass().getSimpleName()));
    }
}
