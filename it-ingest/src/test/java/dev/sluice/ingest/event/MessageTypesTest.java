package dev.sluice.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTypesTest {
    @TempDir
    Path folder;

    @Test
    void hasATypeForEveryFileAndTheBuiltInOne() throws IOException {
        write("pump.json", "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\"}");
        write("readme.txt", "no schema");

        assertThat(MessageTypes.load(folder).names()).containsExactly("default", "pump");
        assertThat(MessageTypes.builtIn().names()).containsExactly("default");
    }

    @Test
    void letsAFileReplaceTheBuiltInType() throws IOException {
        write("default.json", "{\"required\":[\"x\"]}");

        assertThat(MessageTypes.load(folder).find("default")).isNotEqualTo(MessageType.ANY);
    }

    @Test
    void followsReferencesWithinTheFile() throws IOException {
        write("pump.json", "{\"$defs\":{\"n\":{\"type\":\"number\"}},\"properties\":{\"a\":{\"$ref\":\"#/$defs/n\"}}}");

        assertThat(MessageTypes.load(folder).names()).contains("pump");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                                       | is not JSON at line 1",
                "[]                                                      | is no JSON object",
                "{\"type\":\"object\",\"type\":\"array\"}                | is not JSON at line 1",
                "{\"type\":\"thing\"}                                    | is no JSON Schema of draft 2020-12: /type",
                "{\"pattern\":\"(\"}                                     | Unclosed group near index 1: correct",
                "{\"$schema\":\"http://json-schema.org/draft-07/schema#\"} | draft-07",
                "{\"$ref\":\"https://example.org/a.json\"}               | refers to 'https://example.org/a.json': only references within",
                "{\"properties\":{\"a\":{\"$ref\":\"other.json\"}}}      | refers to 'other.json'",
                "{\"$ref\":\"#/$defs/none\"}                             | Reference /$defs/none cannot be resolved",
                "{\"x-sluice\":{\"tiem\":\"$.a\"}}                       | has 'tiem' in x-sluice",
                "{\"x-sluice\":{\"time\":\"a..b\"}}                      | has 'a..b' as x-sluice.time, which is no path like $.location.room"
            })
    void namesTheFileAndWhatIsWrongWithIt(String content, String problem) throws IOException {
        write("pump.json", content);

        assertThatThrownBy(() -> MessageTypes.load(folder))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("pump.json")
                .hasMessageContaining(problem)
                .hasMessageEndingWith(": correct the file");
    }

    @Test
    void saysThatTheFolderIsNotThere() {
        assertThatThrownBy(() -> MessageTypes.load(folder.resolve("none")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("the folder of schemas")
                .hasMessageEndingWith("none can't be read: check that it is there");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
