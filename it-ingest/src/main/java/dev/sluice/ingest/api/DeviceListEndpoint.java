package dev.sluice.ingest.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ingest.view.DeviceSummary;
import dev.sluice.ingest.view.Devices;
import dev.sluice.ingest.view.Page;
import java.util.List;

/** Answers with a page of devices. */
final class DeviceListEndpoint implements Endpoint {
    private static final String SITE = "site";
    private static final String STALE_SINCE = "staleSince";

    private final Devices devices;
    private final PageReader pages;

    DeviceListEndpoint(Devices devices, PageReader pages) {
        this.devices = devices;
        this.pages = pages;
    }

    @Override
    public ApiResponse answer(Read read) {
        Parameters parameters = new Parameters(read.query(), SITE, STALE_SINCE, "limit", "pageToken");
        Devices.Query query = new Devices.Query(parameters.text(SITE), parameters.time(STALE_SINCE));
        int limit = parameters.limit();
        Page<DeviceSummary> page = pages.read(
                List.of(
                        "devices",
                        PageReader.filter(SITE, query.site()),
                        PageReader.filter(STALE_SINCE, query.staleSince())),
                parameters.pageToken(),
                continuation -> devices.list(query, continuation, limit));
        return Answers.fresh(json(page));
    }

    private static ObjectNode json(Page<DeviceSummary> page) {
        ObjectNode json = DeviceJson.object();
        page.items().stream().map(DeviceJson::summary).forEach(json.putArray("devices")::add);
        return page.continuation() == null ? json : json.put("nextPageToken", page.continuation());
    }
}
