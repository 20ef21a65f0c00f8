package dev.sluice.ingest.alarms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.contract.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One file of alarm rules. */
final class RuleFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String RULES = "rules";

    /** Each may begin and end an alarm with one event, and all of it must fit into one transaction. */
    private static final int MOST_RULES = 16;

    private final Path file;

    RuleFile(Path file) {
        this.file = file;
    }

    List<Rule> read() {
        JsonNode content = content();
        content.fieldNames().forEachRemaining(this::requireRules);
        JsonNode list = content.path(RULES);
        if (!list.isArray()) {
            throw wrong("has no list 'rules'");
        }
        if (list.size() > MOST_RULES) {
            throw wrong("has " + list.size() + " rules, which is more than " + MOST_RULES);
        }
        List<Rule> rules = new ArrayList<>();
        for (JsonNode rule : list) {
            rules.add(new RuleMembers(rule, problem -> wrong("rules[" + rules.size() + "]: " + problem)).rule());
        }
        return rules;
    }

    private void requireRules(String member) {
        if (!Set.of(RULES).contains(member)) {
            throw wrong("has '" + member + "': only 'rules' is known");
        }
    }

    private JsonNode content() {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw wrong("is not JSON at line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw wrong("can't be read");
        }
    }

    private InvalidSettingException wrong(String what) {
        return new InvalidSettingException("the alarm rules " + file + ": " + what + ": correct the file");
    }
}
