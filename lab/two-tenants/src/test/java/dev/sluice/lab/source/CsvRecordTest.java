package dev.sluice.lab.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRecordTest {
    @Test
    void keepsACommaWithinQuotes() {
        assertThat(fields("\"a,b\", 1 ,\r")).containsExactly("a,b", "1", "");
    }

    @Test
    void readsAQuoteThatIsDoubledAsOne() {
        assertThat(fields("\"say \"\"hi\"\"\",\"\",2")).containsExactly("say \"hi\"", "", "2");
    }

    @Test
    void takesAQuoteWithinAFieldAsItStands() {
        assertThat(fields("5\" pipe,6\"")).containsExactly("5\" pipe", "6\"");
    }

    @Test
    void goesOnWithTheNextLineWhileAQuoteIsOpen() {
        CsvRecord record = new CsvRecord();

        assertThat(record.endsWith("1,\"a,")).isFalse();
        assertThat(record.endsWith("b\",2")).isTrue();

        assertThat(record.fields()).containsExactly("1", "a,\nb", "2");
    }

    private static List<String> fields(String line) {
        CsvRecord record = new CsvRecord();
        assertThat(record.endsWith(line)).isTrue();
        return record.fields();
    }
}
