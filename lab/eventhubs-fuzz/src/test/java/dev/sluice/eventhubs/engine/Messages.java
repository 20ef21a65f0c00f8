package dev.sluice.eventhubs.engine;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.apache.qpid.protonj2.types.messaging.ApplicationProperties;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.MessageAnnotations;
import org.apache.qpid.protonj2.types.messaging.Properties;
import org.apache.qpid.protonj2.types.messaging.Section;

/** Messages that clients send, as the beginning of what may go wrong with them. */
final class Messages {
    /** Allows everything until the year 2100. */
    static final String TOKEN = sign("amqp://localhost/", 4_102_444_800L);

    private Messages() {}

    private static String sign(String audience, long expiry) {
        String resource = URLEncoder.encode(audience, StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("SAS_KEY_VALUE".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal((resource + "\n" + expiry).getBytes(StandardCharsets.UTF_8));
            String encoded = URLEncoder.encode(Base64.getEncoder().encodeToString(signature), StandardCharsets.UTF_8);
            return "SharedAccessSignature sr=" + resource + "&sig=" + encoded + "&se=" + expiry
                    + "&skn=RootManageSharedAccessKey";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] putToken() {
        return request(
                Map.of("operation", "put-token", "type", "servicebus.windows.net:sastoken", "name", "any"),
                new AmqpValue<>(TOKEN));
    }

    static byte[] read(String type) {
        return request(Map.of("operation", "READ", "type", type, "name", "h", "partition", "0"), null);
    }

    private static byte[] request(Map<String, Object> properties, AmqpValue<?> body) {
        Properties header = new Properties();
        header.setMessageId(UnsignedLong.valueOf(7)).setReplyTo("r");
        ApplicationProperties application = new ApplicationProperties(new LinkedHashMap<>(properties));
        return body == null ? Frames.message(header, application) : Frames.message(header, application, body);
    }

    static byte[] event(String body) {
        return Frames.message(new Data(body.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] keyed(String key) {
        return Frames.message(
                new MessageAnnotations(new LinkedHashMap<>(Map.of(Symbol.valueOf("x-opt-partition-key"), key))),
                new Data(new byte[] {1}));
    }

    static byte[] marked(int sequence) {
        Map<Symbol, Object> marks = new LinkedHashMap<>();
        marks.put(ProducerClaim.ID, 9L);
        marks.put(ProducerClaim.EPOCH, (short) 1);
        marks.put(ProducerClaim.SEQUENCE, sequence);
        return Frames.message(new MessageAnnotations(marks), new Data(new byte[] {1}));
    }

    static byte[] batch(byte[]... events) {
        Section<?>[] sections = new Section<?>[events.length];
        for (int i = 0; i < events.length; i++) {
            sections[i] = new Data(events[i]);
        }
        return Frames.message(sections);
    }
}
