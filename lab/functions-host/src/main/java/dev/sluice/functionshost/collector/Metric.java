package dev.sluice.functionshost.collector;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A metric as it was exported once.
 *
 * @param name of the instrument
 * @param unit of its values, in UCUM
 * @param kind what it is
 * @param points its values, one for each set of attributes
 */
public record Metric(String name, String unit, Kind kind, List<Point> points) {
    private static final int GAUGE = 5;
    private static final int SUM = 7;
    private static final int HISTOGRAM = 9;

    public Metric {
        points = List.copyOf(points);
    }

    /** The kinds of metric, as far as our services have them. */
    public enum Kind {
        GAUGE,
        SUM,
        DELTA_SUM,
        HISTOGRAM
    }

    /**
     * A value.
     *
     * @param attributes what it is the value of
     * @param value of a histogram, how many values it has
     */
    public record Point(Map<String, Object> attributes, double value) {
        private static final int COUNT = 4;
        private static final int REAL = 4;
        private static final int WHOLE = 6;
        private static final int ATTRIBUTES = 7;
        private static final int HISTOGRAM_ATTRIBUTES = 9;

        public Point {
            attributes = Map.copyOf(attributes);
        }

        static Point number(WireMessage point) {
            return new Point(
                    Attributes.of(point.messages(ATTRIBUTES)),
                    point.has(WHOLE) ? point.number(WHOLE) : point.real(REAL));
        }

        static Point histogram(WireMessage point) {
            return new Point(Attributes.of(point.messages(HISTOGRAM_ATTRIBUTES)), point.number(COUNT));
        }
    }

    /** The metrics of an export, whichever scope they are of. */
    static Stream<Metric> of(WireMessage export) {
        return export.messages(1)
                .flatMap(resource -> resource.messages(2))
                .flatMap(scope -> scope.messages(2))
                .map(Metric::parse);
    }

    private static Metric parse(WireMessage metric) {
        Kind kind = kind(metric);
        List<Point> points = metric.message(kind == Kind.GAUGE ? GAUGE : kind == Kind.HISTOGRAM ? HISTOGRAM : SUM)
                .messages(1)
                .map(kind == Kind.HISTOGRAM ? Point::histogram : Point::number)
                .toList();
        return new Metric(metric.text(1), metric.text(3), kind, points);
    }

    private static Kind kind(WireMessage metric) {
        if (metric.has(GAUGE)) {
            return Kind.GAUGE;
        }
        if (metric.has(HISTOGRAM)) {
            return Kind.HISTOGRAM;
        }
        return metric.message(SUM).number(2) == 1 ? Kind.DELTA_SUM : Kind.SUM;
    }
}
