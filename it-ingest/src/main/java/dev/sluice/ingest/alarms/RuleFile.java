package dev.sluice.ingest.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ingest.files.JsonFile;
import java.util.ArrayList;
import java.util.List;

/** One file of alarm rules. */
final class RuleFile {
    private static final String RULES = "rules";

    /** Each may begin and end an alarm with one event, and all of it must fit into one transaction. */
    private static final int MOST_RULES = 16;

    private final JsonFile file;

    RuleFile(JsonFile file) {
        this.file = file;
    }

    List<Rule> read() {
        JsonNode content = file.read();
        content.fieldNames().forEachRemaining(this::requireRules);
        JsonNode list = content.path(RULES);
        if (!list.isArray()) {
            throw file.wrong("has no list 'rules'");
        }
        if (list.size() > MOST_RULES) {
            throw file.wrong("has " + list.size() + " rules, which is more than " + MOST_RULES);
        }
        List<Rule> rules = new ArrayList<>();
        for (JsonNode rule : list) {
            rules.add(new RuleMembers(rule, problem -> file.wrong("rules[" + rules.size() + "]: " + problem)).rule());
        }
        return rules;
    }

    private void requireRules(String member) {
        if (!RULES.equals(member)) {
            throw file.wrong("has '" + member + "': only 'rules' is known");
        }
    }
}
