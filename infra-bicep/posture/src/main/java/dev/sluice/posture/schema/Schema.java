package dev.sluice.posture.schema;

import dev.sluice.posture.board.ClaimId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The tables of every known type, read from {@code *.rules} beside this class. A line is {@code type TYPE},
 * {@code free POINTER...}, {@code judged POINTER...}, {@code none CLAIM POINTER...},
 * {@code require CLAIM POINTER = VALUE | VALUE} or {@code allow CLAIM POINTER = VALUE | VALUE}.
 */
final class Schema {
    private static final List<String> FILES = List.of("network", "data", "compute", "watching");
    private static final Schema SCHEMA = load();

    private final Map<String, List<Line>> types;

    private Schema(Map<String, List<Line>> types) {
        this.types = types;
    }

    static Schema get() {
        return SCHEMA;
    }

    /** The table of a type; empty if the type is unknown. */
    Optional<List<Line>> of(String type) {
        return Optional.ofNullable(types.get(type.toLowerCase(Locale.ROOT)));
    }

    private static Schema load() {
        Map<String, List<Line>> types = new HashMap<>();
        FILES.forEach(file -> read(file, types));
        return new Schema(types);
    }

    private static void read(String file, Map<String, List<Line>> types) {
        List<Line> current = new ArrayList<>();
        for (String text : text(file).lines().toList()) {
            String[] words = text.trim().split("\\s+", -1);
            if (words[0].equals("type")) {
                current = new ArrayList<>();
                types.put(words[1].toLowerCase(Locale.ROOT), current);
            } else if (!words[0].isEmpty() && !words[0].startsWith("#")) {
                current.addAll(lines(words));
            }
        }
    }

    private static List<Line> lines(String[] words) {
        Line.Kind kind = Line.Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
        return switch (kind) {
            case FREE, JUDGED ->
                paths(words, 1)
                        .map(path -> new Line(kind, Optional.empty(), path, List.of()))
                        .toList();
            case NONE ->
                paths(words, 2)
                        .map(path -> new Line(kind, Optional.of(ClaimId.parse(words[1])), path, List.of()))
                        .toList();
            case REQUIRE, ALLOW ->
                List.of(new Line(
                        kind,
                        Optional.of(ClaimId.parse(words[1])),
                        words[2],
                        paths(words, 4).filter(word -> !word.equals("|")).toList()));
        };
    }

    private static java.util.stream.Stream<String> paths(String[] words, int from) {
        return Arrays.stream(words).skip(from);
    }

    private static String text(String file) {
        try (InputStream stream = Schema.class.getResourceAsStream(file + ".rules")) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
