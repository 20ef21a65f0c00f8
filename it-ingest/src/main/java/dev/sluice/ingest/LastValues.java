package dev.sluice.ingest;

import static java.util.Objects.requireNonNull;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A device's last values by name, in the order of {@link String}. They are made anew with every batch of a device: two
 * arrays cost less than a tree. Immutable.
 */
public final class LastValues extends AbstractMap<String, Measurement> {
    /** No value at all. */
    public static final LastValues NONE = new LastValues(new String[0], new Measurement[0]);

    private final String[] names;
    private final Measurement[] values;

    private LastValues(String[] names, Measurement[] values) {
        this.names = names;
        this.values = values;
    }

    /** The same values; none is {@code null}. */
    public static LastValues copyOf(Map<String, Measurement> values) {
        if (values instanceof LastValues same) {
            return same;
        }
        TreeMap<String, Measurement> sorted = new TreeMap<>();
        values.forEach((name, value) -> sorted.put(name, requireNonNull(value, "value")));
        return new LastValues(
                sorted.keySet().toArray(String[]::new), sorted.values().toArray(Measurement[]::new));
    }

    /** These values, to be changed apart. */
    public Draft draft() {
        return new Draft(this);
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public @Nullable Measurement get(@Nullable Object name) {
        int place = name instanceof String text ? Arrays.binarySearch(names, text) : -1;
        return place < 0 ? null : values[place];
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Measurement> action) {
        for (int i = 0; i < names.length; i++) {
            action.accept(names[i], values[i]);
        }
    }

    @Override
    public Set<Map.Entry<String, Measurement>> entrySet() {
        return new Entries();
    }

    /** Values that change; arrays are copied when they do. For one thread. */
    public static final class Draft {
        private String[] names;
        private Measurement[] values;
        private boolean ownsValues;

        private Draft(LastValues before) {
            this.names = before.names;
            this.values = before.values;
        }

        /** How many there are. */
        public int size() {
            return names.length;
        }

        /** Where a name is, or {@code -(place + 1)} of where it belongs. */
        public int find(String name) {
            return Arrays.binarySearch(names, name);
        }

        /** The value at a place. */
        public Measurement at(int place) {
            return values[place];
        }

        /** Replaces the value at a place. */
        public void replace(int place, Measurement value) {
            if (!ownsValues) {
                values = values.clone();
                ownsValues = true;
            }
            values[place] = value;
        }

        /** Adds a name at the place where it belongs. */
        public void insert(int place, String name, Measurement value) {
            names = inserted(names, place, name);
            values = inserted(values, place, value);
            ownsValues = true;
        }

        /** Removes the last name and tells it. */
        public String removeLast() {
            String last = names[names.length - 1];
            names = Arrays.copyOf(names, names.length - 1);
            values = Arrays.copyOf(values, names.length);
            ownsValues = true;
            return last;
        }

        /** The values as they are now. */
        public LastValues values() {
            ownsValues = false;
            return new LastValues(names, values);
        }

        private static <T> T[] inserted(T[] array, int place, T element) {
            T[] longer = Arrays.copyOf(array, array.length + 1);
            System.arraycopy(array, place, longer, place + 1, array.length - place);
            longer[place] = element;
            return longer;
        }
    }

    private final class Entries extends AbstractSet<Map.Entry<String, Measurement>> {
        @Override
        public int size() {
            return names.length;
        }

        @Override
        public Iterator<Map.Entry<String, Measurement>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < names.length;
                }

                @Override
                public Map.Entry<String, Measurement> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return Map.entry(names[next], values[next++]);
                }
            };
        }
    }
}
