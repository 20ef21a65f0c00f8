package dev.sluice.lab.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** When each file of an archive was first seen by somebody who listed it, from the file that {@code up} keeps. */
public final class Sightings {
    private Sightings() {}

    /** First sightings by blob name, in microseconds since the epoch; none when the file is not there. */
    public static Map<String, Long> read(Path file) {
        Map<String, Long> sightings = new HashMap<>();
        if (!Files.exists(file)) {
            return sightings;
        }
        try {
            for (String line : Files.readAllLines(file, UTF_8)) {
                int comma = line.lastIndexOf(',');
                if (comma > 0 && line.substring(comma + 1).matches("\\d{1,18}")) {
                    sightings.putIfAbsent(line.substring(0, comma), Long.parseLong(line.substring(comma + 1)));
                }
            }
            return sightings;
        } catch (IOException e) {
            throw new LabException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
