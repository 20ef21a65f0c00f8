package dev.sluice.bridge.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.storage.blob.BlobContainerClient;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.bridge.Gaps;
import dev.sluice.contract.SourcePartition;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import dev.sluice.service.blob.CreateOnce;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;

/**
 * Keeps each gap in a blob {@code _bridge/<source>/gaps/<incarnation>/<partition>/<first>-<last>.json} beside the
 * checkpoints: the first attempt to keep it wins.
 */
final class BlobGaps implements Gaps {
    private static final JsonFactory JSON = new JsonFactory();

    private final BlobContainerClient container;
    private final Clock clock;

    BlobGaps(BlobContainerClient container, Clock clock) {
        this.container = container;
        this.clock = clock;
    }

    @Override
    public void record(SourcePartition source, long first, long last) {
        String name = "_bridge/" + source.hub() + "/gaps/" + source.incarnation() + "/" + source.partition() + "/"
                + first + "-" + last + ".json";
        try {
            CreateOnce.write(
                    container.getBlobClient(name), json(source, first, last).getBytes(UTF_8));
        } catch (RuntimeException e) {
            throw new ServiceException(
                    FailureCode.CHECKPOINT_STORE,
                    "recording a gap in container '" + container.getBlobContainerName()
                            + "' failed: check that the storage account is up and reachable",
                    e);
        }
    }

    private String json(SourcePartition source, long first, long last) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("hub", source.hub());
            json.writeNumberField("incarnation", source.incarnation());
            json.writeStringField("partition", source.partition());
            json.writeNumberField("first", first);
            json.writeNumberField("last", last);
            json.writeStringField("noticed", clock.instant().toString());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a gap could not be written as JSON", e);
        }
        return text.toString();
    }
}
