package dev.sluice.ingest.alarms;

import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.ingest.files.JsonFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of alarm rules: {@code <message type>.json} with a list {@code rules}. A rule has an {@code id}, unique among
 * all files, a {@code severity} ({@code warning} unless said), and either a {@code measurement} with {@code above} and
 * perhaps {@code clearBelow}, or with {@code below} and perhaps {@code clearAbove}, or {@code silentFor}, an ISO-8601
 * duration.
 */
public final class RuleFiles {
    private RuleFiles() {}

    /**
     * The rules of a folder.
     *
     * @throws InvalidSettingException when the folder or a file can't be read, or a rule is wrong: names file and member
     */
    public static FileRules load(Path folder) {
        Map<String, List<Rule>> rules = new LinkedHashMap<>();
        Map<String, JsonFile> owners = new HashMap<>();
        for (JsonFile file : JsonFile.in(folder, "alarm rules")) {
            List<Rule> ofFile = new RuleFile(file).read();
            ofFile.forEach(rule -> requireUnique(rule, file, owners));
            rules.put(file.type(), ofFile);
        }
        return new FileRules(rules);
    }

    private static void requireUnique(Rule rule, JsonFile file, Map<String, JsonFile> owners) {
        JsonFile other = owners.putIfAbsent(rule.id(), file);
        if (other != null) {
            throw file.wrong("'id' " + rule.id() + " is taken by a rule of " + other.path(), "give it another");
        }
    }
}
