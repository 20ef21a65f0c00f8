package dev.sluice.ingest.alarms;

import dev.sluice.contract.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of alarm rules: {@code <message type>.json} with a list {@code rules}. A rule has an {@code id}, unique among
 * all files, a {@code severity} ({@code warning} unless said), and either a {@code measurement} with {@code above} and
 * perhaps {@code clearBelow}, or with {@code below} and perhaps {@code clearAbove}, or {@code silentFor}, an ISO-8601
 * duration.
 */
public final class RuleFiles {
    private static final String SUFFIX = ".json";

    private RuleFiles() {}

    /**
     * The rules of a folder.
     *
     * @throws InvalidSettingException when the folder or a file can't be read, or a rule is wrong: names file and member
     */
    public static FileRules load(Path folder) {
        Map<String, List<Rule>> rules = new LinkedHashMap<>();
        Map<String, Path> owners = new HashMap<>();
        for (Path file : files(folder)) {
            List<Rule> ofFile = new RuleFile(file).read();
            ofFile.forEach(rule -> requireUnique(rule, file, owners));
            rules.put(typeOf(file), ofFile);
        }
        return new FileRules(rules);
    }

    private static void requireUnique(Rule rule, Path file, Map<String, Path> owners) {
        Path other = owners.putIfAbsent(rule.id(), file);
        if (other != null) {
            throw new InvalidSettingException("the alarm rules " + file + ": 'id' " + rule.id()
                    + " is taken by a rule of " + other + ": give it another");
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InvalidSettingException(
                    "the folder of alarm rules " + folder + " can't be read: check that it is there");
        }
    }

    private static String typeOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - SUFFIX.length());
    }
}
