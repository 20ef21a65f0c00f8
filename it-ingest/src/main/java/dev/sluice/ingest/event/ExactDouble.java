package dev.sluice.ingest.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.io.IOException;

/** A fraction as schemas compare it, which also knows how the body writes it. Equal to any node of the same double. */
@SuppressWarnings("EqualsHashCode") // neither is changed
final class ExactDouble extends DoubleNode {
    private static final long serialVersionUID = 1L;

    private final String text;

    private ExactDouble(double value, String text) {
        super(value);
        this.text = text;
    }

    /**
     * The number at which a parser stands.
     *
     * @throws NumberFormatException when its exponent has no place in 32 bits
     */
    static ExactDouble of(JsonParser json) throws IOException {
        String text = json.getText();
        if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            var unused = json.getDecimalValue();
        }
        return new ExactDouble(Double.parseDouble(text), text);
    }

    /** As the body writes it. */
    @Override
    public String asText() {
        return text;
    }
}
