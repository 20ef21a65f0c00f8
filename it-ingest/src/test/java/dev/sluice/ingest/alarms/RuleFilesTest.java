package dev.sluice.ingest.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.ingest.files.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFilesTest {
    @TempDir
    Path folder;

    @Test
    void readsThresholdsAndSilences() throws IOException {
        Path file = write("pump.json", """
                {"rules": [
                  {"id": "hot", "measurement": "temperature", "above": 80, "clearBelow": 75, "severity": "critical"},
                  {"id": "silent", "silentFor": "PT15M", "severity": "warning"},
                  {"id": "cold", "measurement": "temperature", "below": 10}]}
                """);

        assertThat(new RuleFile(new JsonFile(file, "alarm rules")).read())
                .containsExactly(Rules.HOT, Rules.SILENT, Rules.COLD);
        assertThat(RuleFiles.load(folder).types()).containsExactly("pump");
    }

    @Test
    void hasNoRulesWithoutFiles() {
        assertThat(RuleFiles.load(folder).types()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                        | is not JSON at line 1",
                "[]                                       | has no list 'rules'",
                "{\"rules\":[],\"rule\":[]}               | has 'rule': only 'rules' is known",
                "{\"rules\":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]} | has 17 rules, which is more than 16",
                "{\"rules\":[1]}                          | rules[0]: is no object",
                "{\"rules\":[{\"id\":\"a\"}]}             | rules[0]: must have one of 'above', 'below' and 'silentFor'",
                "{\"rules\":[{\"id\":\"a\",\"above\":1,\"below\":0}]} | rules[0]: must have one of",
                "{\"rules\":[{\"id\":\"a\",\"above\":1}]} | rules[0]: 'measurement' is missing or no text",
                "{\"rules\":[{\"id\":\"a/b\",\"measurement\":\"t\",\"above\":1}]} | rules[0]: 'id' is missing or not of letters",
                "{\"rules\":[{\"id\":\"a\",\"measurement\":\"t\",\"above\":\"1\"}]} | rules[0]: 'above' is no number",
                "{\"rules\":[{\"id\":\"a\",\"measurement\":\"t\",\"above\":1e999}]} | rules[0]: 'above' is no number",
                "{\"rules\":[{\"id\":\"a\",\"measurement\":\"t\",\"above\":1,\"clearBelow\":2}]} | rules[0]: 'clearBelow' is beyond 'above'",
                "{\"rules\":[{\"id\":\"a\",\"measurement\":\"t\",\"below\":1,\"clearAbove\":0}]} | rules[0]: 'clearAbove' is beyond 'below'",
                "{\"rules\":[{\"id\":\"a\",\"measurement\":\"t\",\"above\":1,\"clearAbove\":2}]} | rules[0]: has 'clearAbove', which does not go with the others",
                "{\"rules\":[{\"id\":\"a\",\"silentFor\":\"15m\"}]} | rules[0]: 'silentFor' is no duration such as PT15M",
                "{\"rules\":[{\"id\":\"a\",\"silentFor\":\"PT0S\"}]} | rules[0]: 'silentFor' is no duration",
                "{\"rules\":[{\"id\":\"a\",\"silentFor\":\"PT1S\",\"severity\":3}]} | rules[0]: 'severity' is missing or not of letters"
            })
    void namesTheFileAndTheMember(String content, String problem) throws IOException {
        write("pump.json", content);

        assertThatThrownBy(() -> RuleFiles.load(folder))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("pump.json: " + problem)
                .hasMessageEndingWith(": correct the file");
    }

    @Test
    void refusesTheSameIdInTwoFiles() throws IOException {
        write("pump.json", "{\"rules\":[{\"id\":\"silent\",\"silentFor\":\"PT1M\"}]}");
        write("valve.json", "{\"rules\":[{\"id\":\"silent\",\"silentFor\":\"PT2M\"}]}");

        assertThatThrownBy(() -> RuleFiles.load(folder))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("valve.json: 'id' silent is taken by a rule of")
                .hasMessageEndingWith("pump.json: give it another");
    }

    @Test
    void saysThatTheFolderIsNotThere() {
        assertThatThrownBy(() -> RuleFiles.load(folder.resolve("none")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageEndingWith("none can't be read: check that it is there");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
