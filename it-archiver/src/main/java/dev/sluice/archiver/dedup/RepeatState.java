package dev.sluice.archiver.dedup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.SourcePartition;
import java.util.ArrayList;
import java.util.List;

/** What a tracker knows, as JSON: it is committed with the rows it was derived from. */
final class RepeatState {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RepeatState() {}

    static String write(RepeatTracker tracker) {
        ObjectNode root = JSON.createObjectNode().put("evicted", tracker.evicted());
        ArrayNode sources = root.putArray("sources");
        tracker.sources().forEach((source, progress) -> write(sources.addObject(), source, progress));
        return root.toString();
    }

    static RepeatTracker read(String text, int mostSources, int mostHoles) {
        RepeatTracker tracker = new RepeatTracker(mostSources, mostHoles);
        try {
            JsonNode root = JSON.readTree(text);
            root.required("sources").forEach(source -> read(source, tracker));
            if (root.required("evicted").booleanValue()) {
                tracker.markEvicted();
            }
            return tracker;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the recorded state of repeats is not JSON", e);
        }
    }

    private static void write(ObjectNode node, SourcePartition source, SourceProgress progress) {
        node.put("hub", source.hub()).put("incarnation", source.incarnation()).put("partition", source.partition());
        node.put("highest", progress.highest()).put("forgotten", progress.forgotten());
        ArrayNode holes = node.putArray("holes");
        progress.holes()
                .pairs()
                .forEach(pair -> holes.addArray().add(pair.get(0)).add(pair.get(1)));
    }

    private static void read(JsonNode node, RepeatTracker tracker) {
        SourcePartition source = new SourcePartition(
                node.required("hub").textValue(),
                node.required("incarnation").longValue(),
                node.required("partition").textValue());
        List<long[]> holes = new ArrayList<>();
        node.required("holes")
                .forEach(hole -> holes.add(
                        new long[] {hole.get(0).longValue(), hole.get(1).longValue()}));
        tracker.restore(source, node.required("forgotten").longValue())
                .restore(node.required("highest").longValue(), holes);
    }
}
