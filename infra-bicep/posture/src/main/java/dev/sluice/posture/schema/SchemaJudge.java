package dev.sluice.posture.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Plan;
import java.util.List;
import java.util.Set;

/** Holds every part of a plan against its type's table: what the table requires, and what it doesn't know. */
public final class SchemaJudge {
    private static final Set<String> EVERYWHERE = Set.of(
            "/id",
            "/name",
            "/type",
            "/apiVersion",
            "/location",
            "/tags",
            "/etag",
            "/scope",
            "/systemData",
            "/zones",
            "/resourceGroup",
            "/properties/provisioningState",
            "/properties/tags",
            "/managedBy",
            "/comments");
    private static final String LEARN = "make it one the proof knows, or teach the proof what it means";

    private final Plan plan;
    private final Board board;

    public SchemaJudge(Plan plan, Board board) {
        this.plan = plan;
        this.board = board;
    }

    /** Judges the whole plan. */
    public void judge() {
        plan.parts().forEach(this::judge);
    }

    private void judge(Part part) {
        Schema.get().of(part.type()).ifPresentOrElse(table -> judge(part, table), () -> unknownType(part));
        boolean first = plan.named(part.id()).get(0).equals(part);
        boolean twice = plan.named(part.id()).stream()
                        .filter(other -> other.pointer().isEmpty())
                        .count()
                > 1;
        if (first && twice) {
            board.doubt(ClaimId.INVENTORY, part.here(), "is declared twice", "declare it once");
        }
    }

    private void unknownType(Part part) {
        board.doubt(ClaimId.INVENTORY, part.at("/type"), "type " + part.type() + " is unknown", LEARN);
    }

    private void judge(Part part, List<Line> table) {
        board.rests(ClaimId.INVENTORY, part.here());
        table.forEach(line -> judge(part, line));
        walk(part.here(), "", table);
    }

    private void judge(Part part, Line line) {
        Place place = part.at(line.path());
        line.claim().ifPresent(claim -> {
            switch (line.kind()) {
                case REQUIRE -> require(claim, part, place, line);
                case ALLOW -> allow(claim, place, line);
                case NONE -> none(claim, place);
                case FREE, JUDGED -> {}
            }
        });
    }

    /** Where a part is declared in several places, one of them must say it, and all that say it must say it right. */
    private void require(ClaimId claim, Part part, Place place, Line line) {
        boolean elsewhere = plan.named(part.id()).stream()
                .anyMatch(other -> !other.equals(part) && !other.at(line.path()).isAbsent());
        if (!place.isAbsent() || !elsewhere) {
            mustBe(claim, place, line);
        }
    }

    private void allow(ClaimId claim, Place place, Line line) {
        if (!place.isAbsent()) {
            mustBe(claim, place, line);
        }
    }

    private void mustBe(ClaimId claim, Place place, Line line) {
        if (line.values().stream().anyMatch(place::is)) {
            board.rests(claim, place);
        } else {
            String wanted = String.join(" or ", line.values());
            String name = line.path().substring(line.path().lastIndexOf('/') + 1);
            board.object(claim, place, name + " is " + place.shown() + ", not " + wanted, "set it to " + wanted);
        }
    }

    private void none(ClaimId claim, Place place) {
        if (!place.isEmpty() && !place.is("")) {
            String name = place.pointer().substring(place.pointer().lastIndexOf('/') + 1);
            board.object(claim, place, name + " is " + place.shown() + ", where nothing should be", "remove it");
        }
    }

    private void walk(Place place, String relative, List<Line> table) {
        if (EVERYWHERE.contains(relative) || table.stream().anyMatch(line -> line.covers(relative))) {
            return;
        }
        JsonNode value = place.value();
        if (value.isObject()) {
            for (Place.Field field : place.fields()) {
                walk(field.place(), relative + pointerStep(field), table);
            }
        } else if (!value.isNull() && !value.isMissingNode() && !relative.isEmpty()) {
            board.doubt(ClaimId.INVENTORY, place, "property " + relative + " is unknown", LEARN);
        }
    }

    private static String pointerStep(Place.Field field) {
        String pointer = field.place().pointer();
        return pointer.substring(pointer.lastIndexOf('/'));
    }
}
