package dev.sluice.ingest.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ingest.view.Alarms;
import dev.sluice.ingest.view.Alarms.StoredAlarm;
import dev.sluice.ingest.view.Page;
import java.util.List;

/** Answers with a page of alarms. */
final class AlarmListEndpoint implements Endpoint {
    private static final String DEVICE = "device";
    private static final String OPEN = "open";

    private final Alarms alarms;
    private final PageReader pages;

    AlarmListEndpoint(Alarms alarms, PageReader pages) {
        this.alarms = alarms;
        this.pages = pages;
    }

    @Override
    public ApiResponse answer(Read read) {
        Parameters parameters = new Parameters(read.query(), DEVICE, OPEN, "limit", "pageToken");
        Alarms.Query query = new Alarms.Query(parameters.device(DEVICE), parameters.truth(OPEN));
        int limit = parameters.limit();
        Page<StoredAlarm> page = pages.read(
                List.of("alarms", PageReader.filter(DEVICE, query.device()), PageReader.filter(OPEN, query.open())),
                parameters.pageToken(),
                continuation -> alarms.list(query, continuation, limit));
        return Answers.fresh(json(page));
    }

    private static ObjectNode json(Page<StoredAlarm> page) {
        ObjectNode json = DeviceJson.object();
        page.items().stream().map(AlarmJson::of).forEach(json.putArray("alarms")::add);
        return page.continuation() == null ? json : json.put("nextPageToken", page.continuation());
    }
}
