package dev.sluice.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingest.MeasuredValue.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LastValuesTest {
    @Property
    void isTheMapThatATreeWouldBe(@ForAll List<@IntRange(max = 40) Integer> names) {
        TreeMap<String, Measurement> tree = new TreeMap<>();
        LastValues.Draft draft = LastValues.NONE.draft();

        for (int i = 0; i < names.size(); i++) {
            tree.put("n" + names.get(i), value(i));
            put(draft, "n" + names.get(i), value(i));
        }
        LastValues values = draft.values();

        assertThat(values).isEqualTo(tree).hasSameHashCodeAs(tree).isEqualTo(LastValues.copyOf(tree));
        assertThat(new ArrayList<>(values.entrySet())).isEqualTo(new ArrayList<>(tree.entrySet()));
        assertThat(ordered(values)).isEqualTo(ordered(tree));
        tree.forEach((name, value) -> assertThat(values.get(name)).isEqualTo(value));
    }

    @Test
    void knowsNoNameThatItHasNot() {
        LastValues values = LastValues.copyOf(Map.of("b", value(1)));

        assertThat(values.get("a")).isNull();
        assertThat(values.containsKey("c")).isFalse();
        assertThat(values.containsKey("b")).isTrue();
    }

    @Test
    void staysAsItIsWhenADraftOfItChanges() {
        LastValues before = LastValues.copyOf(Map.of("a", value(1), "b", value(2)));

        LastValues.Draft draft = before.draft();
        draft.replace(0, value(3));
        LastValues between = draft.values();
        draft.replace(0, value(4));
        put(draft, "c", value(5));
        String removed = draft.removeLast();

        assertThat(removed).isEqualTo("c");
        assertThat(before).isEqualTo(Map.of("a", value(1), "b", value(2)));
        assertThat(between).isEqualTo(Map.of("a", value(3), "b", value(2)));
        assertThat(draft.values()).isEqualTo(Map.of("a", value(4), "b", value(2)));
    }

    private static void put(LastValues.Draft draft, String name, Measurement value) {
        int place = draft.find(name);
        if (place < 0) {
            draft.insert(-place - 1, name, value);
        } else {
            draft.replace(place, value);
        }
    }

    private static List<String> ordered(Map<String, Measurement> values) {
        List<String> ordered = new ArrayList<>();
        values.forEach((name, value) -> ordered.add(name + "=" + value.sequence()));
        return ordered;
    }

    private static Measurement value(int sequence) {
        return new Measurement(new MeasuredValue(Kind.NUMBER, "1"), Instant.EPOCH, 7, sequence);
    }
}
