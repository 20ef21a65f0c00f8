package dev.sluice.archiver.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchiveLayoutTest {
    private final BlobStore store = new MemoryBlobStore();

    @Test
    void acceptsTheLayoutItPinned() {
        ArchiveLayout.pin(store, new Patience());

        assertThatCode(() -> ArchiveLayout.pin(store, new Patience())).doesNotThrowAnyException();
    }

    @Test
    void refusesAnother() {
        store.create(ArchiveLayout.PATH, "{\"layout\":2}".getBytes(UTF_8), Map.of());

        assertThatThrownBy(() -> ArchiveLayout.pin(store, new Patience()))
                .isInstanceOf(LayoutMismatchException.class)
                .hasMessageContaining("use an empty container");
    }
}
