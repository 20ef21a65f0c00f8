package dev.sluice.lab.source;

import java.util.ArrayList;
import java.util.List;

/**
 * One record of a CSV file (RFC 4180), put together from its lines. A quote opens a field only at its beginning; elsewhere
 * it stands for itself. Not safe for use by several threads.
 */
final class CsvRecord {
    private final List<String> fields = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private Place place = Place.BEGINNING;

    /** Where in a field the next character stands. */
    private enum Place {
        BEGINNING,
        PLAIN,
        QUOTED,
        /** Behind a quote that closes the field, unless another quote follows. */
        CLOSED
    }

    /** Takes the next line; whether the record ends with it. */
    boolean endsWith(String line) {
        if (place == Place.QUOTED) {
            field.append('\n');
        }
        for (int at = 0; at < line.length(); at++) {
            take(line.charAt(at));
        }
        if (place == Place.QUOTED) {
            return false;
        }
        endField();
        return true;
    }

    /** Its fields, without blanks around them. */
    List<String> fields() {
        return List.copyOf(fields);
    }

    private void take(char c) {
        if (place == Place.QUOTED) {
            takeQuoted(c);
        } else if (c == ',') {
            endField();
        } else if (c == '"' && place != Place.PLAIN) {
            reopen();
        } else {
            field.append(c);
            place = Character.isWhitespace(c) ? place : Place.PLAIN;
        }
    }

    private void takeQuoted(char c) {
        if (c == '"') {
            place = Place.CLOSED;
        } else {
            field.append(c);
        }
    }

    private void reopen() {
        if (place == Place.CLOSED) {
            field.append('"');
        }
        place = Place.QUOTED;
    }

    private void endField() {
        fields.add(field.toString().strip());
        field.setLength(0);
        place = Place.BEGINNING;
    }
}
