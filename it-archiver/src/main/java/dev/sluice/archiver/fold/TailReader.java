package dev.sluice.archiver.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.archiver.chain.Link;
import dev.sluice.archiver.chain.PartitionStoppedException;
import dev.sluice.archiver.chain.SlotChain;
import dev.sluice.archiver.chain.StopReason;
import dev.sluice.archiver.dedup.RepeatTracker;
import dev.sluice.archiver.parquet.Footer;
import java.io.IOException;

/** Reads what a committed slot says about repeats: a file in its footer, a gap record in its text. */
final class TailReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SlotChain chain;

    TailReader(SlotChain chain) {
        this.chain = chain;
    }

    TailState read(Link link) {
        try {
            return switch (link.kind()) {
                case GENESIS -> new TailState(link, RepeatTracker.empty());
                case GAP -> new TailState(link, RepeatTracker.decode(ofGap(link)));
                case DATA -> new TailState(link, RepeatTracker.decode(ofFile(link)));
            };
        } catch (IOException | IllegalArgumentException e) {
            throw new PartitionStoppedException(
                    StopReason.FOREIGN_BLOB,
                    "blob " + link.path() + " can't be read as a file of the archive (" + e.getMessage()
                            + "): restore it, then restart the archiver");
        }
    }

    private String ofFile(Link link) throws IOException {
        Footer footer = Footer.read(link.size(), (offset, length) -> chain.read(link, offset, length));
        return footer.notes().getOrDefault(SlotMaker.REPEATS, "");
    }

    private String ofGap(Link link) throws IOException {
        String text = new String(chain.read(link, 0, link.size()), UTF_8);
        return JSON.readTree(text).path("repeats").toString();
    }
}
