package dev.sluice.archiver.parquet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.archiver.Events;
import dev.sluice.archiver.event.EventDetails;
import dev.sluice.archiver.fields.BodyParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FooterTest {
    private final BodyParser parser = new BodyParser(List.of());

    @Test
    void refusesAFileThatIsCutAnywhere() {
        List<ArchivedRow> rows = Events.range(0, 9).stream()
                .map(event -> new ArchivedRow(event, EventDetails.of(event), parser.parse(event.body()), null))
                .toList();
        byte[] file = new FileEncoder(ArchiveSchema.of(List.of())).encode(rows, Map.of("sluice.first", "0"));

        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
        }
    }

    private static Footer read(byte[] file) throws IOException {
        return Footer.read(
                file.length, (offset, length) -> Arrays.copyOfRange(file, (int) offset, (int) (offset + length)));
    }
}
