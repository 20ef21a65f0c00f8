package dev.sluice.ingest.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ingest.alarms.Rule.Side;
import dev.sluice.ingest.alarms.Rule.Silence;
import dev.sluice.ingest.alarms.Rule.Threshold;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The members of one rule. */
final class RuleMembers {
    private static final String ID = "id";
    private static final String SEVERITY = "severity";
    private static final String MEASUREMENT = "measurement";
    private static final String ABOVE = "above";
    private static final String BELOW = "below";
    private static final String CLEAR_BELOW = "clearBelow";
    private static final String CLEAR_ABOVE = "clearAbove";
    private static final String SILENT_FOR = "silentFor";
    private static final String USUAL_SEVERITY = "warning";
    private static final List<String> CONDITIONS = List.of(ABOVE, BELOW, SILENT_FOR);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final JsonNode rule;
    private final Function<String, RuntimeException> wrong;

    /**
     * Members to read.
     *
     * @param wrong what to throw for a problem
     */
    RuleMembers(JsonNode rule, Function<String, RuntimeException> wrong) {
        this.rule = rule;
        this.wrong = wrong;
    }

    Rule rule() {
        if (!rule.isObject()) {
            throw wrong.apply("is no object");
        }
        List<String> conditions = CONDITIONS.stream().filter(rule::has).toList();
        if (conditions.size() != 1) {
            throw wrong.apply("must have one of 'above', 'below' and 'silentFor'");
        }
        return switch (conditions.get(0)) {
            case ABOVE -> threshold(Side.ABOVE, ABOVE, CLEAR_BELOW);
            case BELOW -> threshold(Side.BELOW, BELOW, CLEAR_ABOVE);
            default -> silence();
        };
    }

    private Threshold threshold(Side side, String limitMember, String clearMember) {
        requireKnown(Set.of(ID, SEVERITY, MEASUREMENT, limitMember, clearMember));
        double limit = number(limitMember);
        double clear = rule.has(clearMember) ? number(clearMember) : limit;
        if (side.distance(clear, limit) > 0) {
            throw wrong.apply("'" + clearMember + "' is beyond '" + limitMember + "'");
        }
        return new Threshold(name(ID), severity(), measurement(), side, limit, clear);
    }

    private Silence silence() {
        requireKnown(Set.of(ID, SEVERITY, SILENT_FOR));
        return new Silence(name(ID), severity(), duration());
    }

    private void requireKnown(Set<String> known) {
        rule.fieldNames().forEachRemaining(member -> {
            if (!known.contains(member)) {
                throw wrong.apply("has '" + member + "', which does not go with the others: known there are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        });
    }

    private String severity() {
        return rule.has(SEVERITY) ? name(SEVERITY) : USUAL_SEVERITY;
    }

    private String name(String member) {
        String name = rule.path(member).asText("");
        if (!rule.path(member).isTextual() || !NAME.matcher(name).matches()) {
            throw wrong.apply("'" + member + "' is missing or not of letters, digits, '.', '_' and '-'");
        }
        return name;
    }

    private String measurement() {
        String name = rule.path(MEASUREMENT).asText("");
        if (!rule.path(MEASUREMENT).isTextual() || name.isEmpty()) {
            throw wrong.apply("'measurement' is missing or no text");
        }
        return name;
    }

    private double number(String member) {
        JsonNode number = rule.path(member);
        if (!number.isNumber() || Double.isInfinite(number.asDouble())) {
            throw wrong.apply("'" + member + "' is no number");
        }
        return number.asDouble();
    }

    private Duration duration() {
        try {
            Duration duration = Duration.parse(rule.path(SILENT_FOR).asText(""));
            if (!duration.isNegative() && !duration.isZero()) {
                return duration;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw wrong.apply("'silentFor' is no duration such as PT15M");
    }
}
