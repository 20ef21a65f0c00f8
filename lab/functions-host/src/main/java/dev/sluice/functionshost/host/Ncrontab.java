package dev.sluice.functionshost.host;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import java.util.BitSet;
import java.util.List;

/**
 * Six fields: second, minute, hour, day of the month, month, day of the week (0 is Sunday), all of which have to
 * match. A field is a list of {@code *}, a number or a range, each with a step if it likes. Names are not understood.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions">NCRONTAB
 *     expressions</a>
 */
final class Ncrontab implements Schedule {
    private static final int[] LEAST = {0, 0, 0, 1, 1, 0};
    private static final int[] MOST = {59, 59, 23, 31, 12, 6};
    private static final int YEARS = 5;

    private final List<Step> steps;

    /** A field, from the largest unit down; what does not match moves to the beginning of the next unit. */
    private record Step(ChronoField field, BitSet allowed, TemporalUnit unit) {
        boolean matches(ZonedDateTime time) {
            int value = time.get(field);
            return allowed.get(field == ChronoField.DAY_OF_WEEK ? value % 7 : value);
        }
    }

    private Ncrontab(List<Step> steps) {
        this.steps = steps;
    }

    static Ncrontab parse(String text) {
        String[] fields = text.split("\\s+");
        if (fields.length != LEAST.length) {
            throw new IllegalArgumentException("'" + text + "' has not six fields: write it like 0 */1 * * * *");
        }
        return new Ncrontab(List.of(
                new Step(ChronoField.MONTH_OF_YEAR, allowed(fields, 4), ChronoUnit.MONTHS),
                new Step(ChronoField.DAY_OF_MONTH, allowed(fields, 3), ChronoUnit.DAYS),
                new Step(ChronoField.DAY_OF_WEEK, allowed(fields, 5), ChronoUnit.DAYS),
                new Step(ChronoField.HOUR_OF_DAY, allowed(fields, 2), ChronoUnit.HOURS),
                new Step(ChronoField.MINUTE_OF_HOUR, allowed(fields, 1), ChronoUnit.MINUTES),
                new Step(ChronoField.SECOND_OF_MINUTE, allowed(fields, 0), ChronoUnit.SECONDS)));
    }

    @Override
    public ZonedDateTime after(ZonedDateTime time) {
        ZonedDateTime next = time.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        ZonedDateTime end = next.plusYears(YEARS);
        while (next.isBefore(end)) {
            ZonedDateTime candidate = next;
            var wrong = steps.stream().filter(step -> !step.matches(candidate)).findFirst();
            if (wrong.isEmpty()) {
                return next;
            }
            next = beginningOfNext(next, wrong.get().unit());
        }
        throw new IllegalArgumentException("a schedule has no time within " + YEARS + " years");
    }

    private static ZonedDateTime beginningOfNext(ZonedDateTime time, TemporalUnit unit) {
        return unit == ChronoUnit.MONTHS
                ? time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1)
                : time.truncatedTo(unit).plus(1, unit);
    }

    private static BitSet allowed(String[] fields, int index) {
        BitSet allowed = new BitSet();
        for (String part : fields[index].split(",", -1)) {
            add(part, LEAST[index], MOST[index], allowed);
        }
        return allowed;
    }

    private static void add(String part, int least, int most, BitSet allowed) {
        String[] stepped = part.split("/", 2);
        String[] range = stepped[0].split("-", 2);
        boolean all = stepped[0].equals("*");
        boolean open = all || (range.length == 1 && stepped.length == 2);
        int first = all ? least : number(range[0], part, least, most);
        int last = open ? most : number(range[range.length - 1], part, least, most);
        for (int value = first; value <= last; value += stepped.length == 1 ? 1 : number(stepped[1], part, 1, most)) {
            allowed.set(value);
        }
    }

    private static int number(String text, String part, int least, int most) {
        if (text.matches("\\d{1,2}")) {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw new IllegalArgumentException("'" + part + "' is no number between " + least + " and " + most);
    }
}
