package dev.sluice.ingest.api;

import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.api.access.Access;
import dev.sluice.ingest.view.Alarms;
import dev.sluice.ingest.view.Devices;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The HTTP API: answers requests from what storage holds, and nothing else. Every failure is an answer: it never throws.
 * Safe to share between threads; an answer takes as long as the storage's own time limits allow.
 */
public final class Api {
    private static final String VERSION = "v1";

    private final Gate gate;
    private final Routes routes;
    private final Document document = new Document();
    private final ApiLimits limits;
    private final Troubles troubles;

    /**
     * What the API works on.
     *
     * @param devices where devices are read
     * @param alarms where alarms are read
     * @param access who may read
     * @param pageKey the secret of page tokens
     * @param clock the time
     */
    public record Parts(Devices devices, Alarms alarms, Access access, PageKey pageKey, Clock clock) {}

    public Api(Parts parts, ApiLimits limits) {
        this.gate = new Gate(parts.access(), limits, parts.clock());
        this.limits = limits;
        this.troubles = new Troubles(parts.clock());
        this.routes = routes(parts, new PageReader(parts.pageKey(), limits, parts.clock()));
    }

    private Routes routes(Parts parts, PageReader pages) {
        return new Routes(Map.of(
                List.of(VERSION, "openapi.json"), document,
                List.of(VERSION, "devices"), new DeviceListEndpoint(parts.devices(), pages),
                List.of(VERSION, "devices", Routes.ID), new DeviceEndpoint(parts.devices(), DeviceJson::summary),
                List.of(VERSION, "devices", Routes.ID, "state"), new DeviceEndpoint(parts.devices(), DeviceJson::state),
                List.of(VERSION, "alarms"), new AlarmListEndpoint(parts.alarms(), pages)));
    }

    /** Answers a request. The answer to {@code HEAD} has no body. */
    public ApiResponse answer(ApiRequest request) {
        ApiResponse response = attempt(request).with("X-Content-Type-Options", "nosniff");
        return request.method().equals("HEAD") ? response.withoutBody() : response;
    }

    private ApiResponse attempt(ApiRequest request) {
        try {
            return read(request);
        } catch (Problem e) {
            return e.response();
        } catch (IngestException e) {
            troubles.tell(e);
            return unavailable("the devices' state can't be read now: try again");
        } catch (RuntimeException | LinkageError e) {
            troubles.tell(e);
            return unavailable("the request can't be answered now: try again");
        }
    }

    private ApiResponse read(ApiRequest request) {
        Routes.Match match = routes.find(request.path())
                .orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, "there is no such path"));
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            throw Problem.of(Problem.Kind.METHOD_NOT_ALLOWED, "this API is read only")
                    .with("Allow", "GET, HEAD");
        }
        if (match.endpoint() == document) {
            gate.admitStranger();
        } else {
            gate.admitCaller(request);
        }
        return match.endpoint().answer(new Endpoint.Read(match.id(), request.query(), request.header("If-None-Match")));
    }

    private ApiResponse unavailable(String detail) {
        return Problem.of(Problem.Kind.UNAVAILABLE, detail)
                .after(limits.retryAfter())
                .response();
    }
}
