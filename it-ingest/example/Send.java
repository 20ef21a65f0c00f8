import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import java.util.List;

/** Sends ten events of one device to {@code SourceHub}, with all that ingest asks of a sender. */
public class Send {
    public static void main(String[] arguments) {
        EventHubProducerClient hub = new EventHubClientBuilder()
                .connectionString(System.getenv("SourceHub"), System.getenv("SourceHubName"))
                .buildProducerClient();
        for (long sequence = 0; sequence < 10; sequence++) {
            EventData event = new EventData("{\"temperature\": " + (20 + sequence) + ", \"firmware\": \"1.4\"}");
            event.getProperties().put("iothub-connection-device-id", "pump-1");
            event.getProperties().put("sluice-source-hub", "plant");
            event.getProperties().put("sluice-source-incarnation", 1L); // a higher one when sequences begin anew
            event.getProperties().put("sluice-source-partition", "0"); // a device is always in the same one
            event.getProperties().put("sluice-source-sequence", sequence); // never the same for two events
            event.getProperties().put("sluice-source-enqueued", System.currentTimeMillis());
            hub.send(List.of(event));
        }
        hub.close();
    }
}
