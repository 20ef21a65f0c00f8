package dev.sluice.lab.tenants;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.lab.LabException;
import dev.sluice.lab.data.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The alarm rules of a data folder: a file for message type {@code default}, written by the first run and never changed
 * by a later one, for alarms stay as the rules of their time say.
 */
public final class AlarmRules {
    private static final String TYPE = "default";
    private static final String RULES = "alarm-rules.json";

    private final Path folder;

    private AlarmRules(Path folder) {
        this.folder = folder;
    }

    /** The rules of a data folder; written when there are none. */
    public static AlarmRules in(DataFolder data) {
        AlarmRules rules = new AlarmRules(data.folder("alarm-rules"));
        rules.writeWhenAbsent();
        return rules;
    }

    /** The folder with the files. */
    Path folder() {
        return folder;
    }

    /** What the files say, by message type. */
    public Map<String, String> files() {
        try {
            return Map.of(TYPE, Files.readString(file()));
        } catch (IOException e) {
            throw new LabException("cannot read the alarm rules " + file() + ": " + e.getMessage(), e);
        }
    }

    private void writeWhenAbsent() {
        if (Files.exists(file())) {
            return;
        }
        try (InputStream rules = AlarmRules.class.getResourceAsStream(RULES)) {
            if (rules == null) {
                throw new IllegalStateException(RULES + " is not in the jar");
            }
            Files.writeString(file(), new String(rules.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new LabException("cannot write the alarm rules " + file() + ": " + e.getMessage(), e);
        }
    }

    private Path file() {
        return folder.resolve(TYPE + ".json");
    }
}
