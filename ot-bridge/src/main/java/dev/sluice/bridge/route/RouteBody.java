package dev.sluice.bridge.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.sluice.bridge.ForwardedEvent;
import dev.sluice.contract.IotHubProperties;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a body that can stand in a line as it is from one that can't. */
final class RouteBody {
    private static final JsonFactory JSON = new JsonFactory();

    private RouteBody() {}

    /**
     * The body when it is said to be JSON in UTF-8, and is; nothing otherwise. Line breaks, which JSON has between values
     * only, become spaces; everything else stays, numbers of any precision too.
     */
    static @Nullable String json(ForwardedEvent event) {
        if (!isSaidToBeJson(event)) {
            return null;
        }
        String text = text(event.body());
        return text != null && isJson(text) ? text.replace('\n', ' ').replace('\r', ' ') : null;
    }

    private static boolean isSaidToBeJson(ForwardedEvent event) {
        String type = lower(event, IotHubProperties.CONTENT_TYPE);
        return (type.equals("application/json") || type.startsWith("application/json;"))
                && lower(event, IotHubProperties.CONTENT_ENCODING).equals("utf-8");
    }

    private static String lower(ForwardedEvent event, String property) {
        Object value = event.properties().get(property);
        return value == null ? "" : value.toString().strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(byte[] body) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Whether it is exactly one value. */
    private static boolean isJson(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() == null) {
                return false;
            }
            json.skipChildren();
            json.finishToken();
            return json.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
