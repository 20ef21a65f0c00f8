package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Streams;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Judges where data can leave a tenant by configuration: routes, outputs, diagnostics, collection rules, settings. */
final class EgressJudge {
    private static final ClaimId CLAIM = ClaimId.EGRESS;
    private static final String JOB = "Microsoft.StreamAnalytics/streamingjobs";
    private static final Set<String> INPUTS = Set.of("microsoft.eventhub/eventhub", "microsoft.servicebus/eventhub");
    private static final Set<String> OUTPUTS = Set.of("microsoft.storage/blob");
    private static final Set<String> ENDPOINTS = Set.of(
            "servicebusqueues",
            "servicebustopics",
            "storagecontainers",
            "cosmosdbsqlcontainers",
            "cosmosdbsqlcollections");

    private final World world;
    private final Board board;

    EgressJudge(World world, Board board) {
        this.world = world;
        this.board = board;
    }

    void judge() {
        world.figure()
                .strays()
                .forEach(place -> board.object(
                        CLAIM, place, place.shown() + " names a service of neither plan", "name one of the plan"));
        world.plans().forEach(this::judge);
    }

    private void judge(Plan plan) {
        plan.all("Microsoft.Devices/IotHubs").forEach(hub -> judgeRouting(hub));
        plan.all("Microsoft.Insights/diagnosticSettings")
                .forEach(part -> inPlan(plan, part.at("/properties/workspaceId")));
        plan.all("Microsoft.Insights/components")
                .forEach(part -> inPlan(plan, part.at("/properties/WorkspaceResourceId")));
        plan.all("Microsoft.Insights/dataCollectionRules").forEach(rule -> judgeCollection(plan, rule));
        plan.all(Watching.MEMBER).forEach(part -> inPlan(plan, part.at("/properties/linkedResourceId")));
        plan.all(JOB).forEach(this::judgeJob);
        plan.all(JOB + "/inputs").forEach(part -> judgeStream(part, INPUTS));
        plan.all(JOB + "/outputs").forEach(part -> judgeStream(part, OUTPUTS));
        plan.all("Microsoft.App/managedEnvironments").forEach(this::judgeEnvironment);
        plan.all("Microsoft.Web/sites").forEach(this::judgeSettings);
    }

    private void judgeRouting(Part hub) {
        for (Place.Field field : hub.at("/properties/routing/endpoints").fields()) {
            if (ENDPOINTS.contains(field.name().toLowerCase(Locale.ROOT))
                    && !field.place().isEmpty()) {
                board.object(CLAIM, field.place(), "events are routed to " + field.name(), "remove the endpoints");
            }
        }
        for (Place endpoint : hub.each("/properties/routing/endpoints/eventHubs")) {
            if (!endpoint.at("/authenticationType").is("identityBased")
                    || !endpoint.at("/connectionString").isAbsent()) {
                board.object(
                        CLAIM,
                        endpoint.at("/authenticationType"),
                        "events are routed with a key",
                        "route with the hub's identity");
            }
        }
        new Routes(board).judge(hub);
    }

    private void inPlan(Plan plan, Place place) {
        if (place.text().flatMap(plan::find).isPresent()) {
            board.rests(CLAIM, place);
        } else {
            board.object(
                    CLAIM, place, "ends in " + place.shown() + ", which isn't in the plan", "name one of this plan");
        }
    }

    private void judgeCollection(Plan plan, Part rule) {
        for (Place.Field field : rule.at("/properties/destinations").fields()) {
            if (field.name().equalsIgnoreCase("logAnalytics")) {
                field.place().elements().forEach(entry -> inPlan(plan, entry.at("/workspaceResourceId")));
            } else if (!field.place().isEmpty() && !field.name().equalsIgnoreCase("azureMonitorMetrics")) {
                board.object(
                        CLAIM, field.place(), "collects into " + field.name(), "collect into a workspace of the plan");
            }
        }
    }

    private void judgeJob(Part job) {
        Place storage = job.at("/properties/jobStorageAccount");
        if (!storage.isAbsent() && !storage.at("/authenticationMode").is("Msi")) {
            board.object(
                    CLAIM,
                    storage.at("/authenticationMode"),
                    "the job's own storage is opened with a key",
                    "set it to Msi");
        }
        if (!job.at("/identity/type").raw().toLowerCase(Locale.ROOT).contains("assigned")) {
            board.object(CLAIM, job.at("/identity/type"), "the job has no identity", "give it one");
        }
    }

    private void judgeStream(Part part, Set<String> types) {
        Place type = part.at(Streams.TYPE);
        if (types.contains(type.raw().toLowerCase(Locale.ROOT))) {
            board.rests(CLAIM, type);
        } else {
            board.object(
                    CLAIM,
                    type,
                    "connects to " + type.shown(),
                    "an input is an Event Hub, an output a Blob container of the plan");
        }
        Place mode = part.at(Streams.AUTHENTICATION);
        if (mode.is("Msi")) {
            board.rests(CLAIM, mode);
        } else {
            board.object(CLAIM, mode, "connects with " + mode.shown() + ", not as the job's identity", "set it to Msi");
        }
        for (String key : List.of("sharedAccessPolicyKey", "sharedAccessPolicyName")) {
            Place place = part.at("/properties/datasource/properties/" + key);
            if (!place.isEmpty() && !place.is("")) {
                board.object(CLAIM, place, "is for a key", "remove it");
            }
        }
        part.each(Streams.ACCOUNTS).stream()
                .map(account -> account.at("/accountKey"))
                .filter(key -> !key.isAbsent())
                .forEach(key -> board.object(CLAIM, key, "is a key", "remove it"));
    }

    private void judgeEnvironment(Part environment) {
        Place destination = environment.at("/properties/appLogsConfiguration/destination");
        if (!destination.isAbsent()
                && !destination.is("")
                && !destination.is("none")
                && !destination.is("azure-monitor")) {
            board.object(
                    CLAIM,
                    destination,
                    "logs go to " + destination.shown() + " with a key",
                    "set it to azure-monitor, with diagnostic settings");
        }
        for (String path : List.of(
                "/properties/openTelemetryConfiguration",
                "/properties/appInsightsConfiguration",
                "/properties/appLogsConfiguration/logAnalyticsConfiguration")) {
            if (!environment.at(path).isEmpty()) {
                board.object(
                        CLAIM,
                        environment.at(path),
                        "telemetry leaves by " + environment.at(path).shown(),
                        "remove it");
            }
        }
    }

    private void judgeSettings(Part site) {
        for (String path :
                List.of("/properties/siteConfig/connectionStrings", "/properties/siteConfig/azureStorageAccounts")) {
            if (!site.at(path).isEmpty()) {
                board.object(
                        CLAIM,
                        site.at(path),
                        "the site is connected to something beside its settings",
                        "use a setting, with an identity");
            }
        }
    }
}
