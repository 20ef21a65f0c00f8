package dev.sluice.bridge.secrets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/** Key Vault's answer. */
final class SecretJson {
    /** A message of a parser that shows what it read would show the secret. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private SecretJson() {}

    /** Its field {@code value}. */
    static String value(byte[] answer) throws IOException {
        try (JsonParser json = JSON.createParser(answer)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING && field.equals("value")) {
                    return json.getText();
                }
                json.skipChildren();
            }
        }
        throw new IOException("there is no value");
    }
}
