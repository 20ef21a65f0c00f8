package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.store.StartPosition;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.qpid.protonj2.types.DescribedType;
import org.apache.qpid.protonj2.types.Symbol;
import org.jspecify.annotations.Nullable;

/** The filter of a reader's source, which says where to start: {@code amqp.annotation.x-opt-offset > '42'}. */
final class SelectorFilter {
    private static final Symbol KEY = Symbol.valueOf("apache.org:selector-filter:string");
    private static final Pattern EXPRESSION =
            Pattern.compile("\\s*amqp\\.annotation\\.([a-z-]+)\\s*(>=?)\\s*'([^']*)'\\s*");

    private SelectorFilter() {}

    /** Where the filters say to start; without one it is the first event. */
    static StartPosition start(@Nullable Map<Symbol, Object> filters) {
        Object filter = filters == null ? null : filters.get(KEY);
        if (filter == null) {
            return new StartPosition.Earliest();
        }
        return parse(String.valueOf(filter instanceof DescribedType described ? described.getDescribed() : filter));
    }

    private static StartPosition parse(String text) {
        Matcher expression = EXPRESSION.matcher(text);
        if (!expression.matches()) {
            throw invalid(text);
        }
        boolean inclusive = expression.group(2).equals(">=");
        String value = expression.group(3);
        return switch (expression.group(1)) {
            case "x-opt-offset" -> offset(value, inclusive, text);
            case "x-opt-sequence-number" -> new StartPosition.Sequence(number(value, text), inclusive);
            case "x-opt-enqueued-time" -> new StartPosition.EnqueuedTime(number(value, text), inclusive);
            default -> throw invalid(text);
        };
    }

    private static StartPosition offset(String value, boolean inclusive, String text) {
        return switch (value) {
            case "-1" -> new StartPosition.Earliest();
            case "@latest" -> new StartPosition.Latest();
            default -> new StartPosition.Offset(number(value, text), inclusive);
        };
    }

    private static long number(String value, String text) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw invalid(text);
        }
    }

    private static RefusedException invalid(String text) {
        return new RefusedException(WireError.argument("The filter \"" + text + "\" is invalid."));
    }
}
