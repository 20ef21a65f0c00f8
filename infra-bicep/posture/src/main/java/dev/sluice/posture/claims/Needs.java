package dev.sluice.posture.claims;

import dev.sluice.posture.access.Need;
import dev.sluice.posture.access.Role;
import dev.sluice.posture.figure.Streams;
import dev.sluice.posture.figure.Use;
import dev.sluice.posture.figure.Use.Purpose;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The exact roles that each use takes, and where: the table of hops. */
final class Needs {
    private static final String CONTAINERS = "Microsoft.Storage/storageAccounts/blobServices/containers";
    private static final String TABLES = "Microsoft.Storage/storageAccounts/tableServices/tables";
    private static final String QUEUES = "Microsoft.Storage/storageAccounts/queueServices/queues";

    private final World world;
    private final Hubs hubs;

    Needs(World world) {
        this.world = world;
        hubs = new Hubs(world);
    }

    List<Need> of(Use use) {
        return switch (use.purpose()) {
            case HOST -> onAccount(use, hostRole(use.group()));
            case PACKAGE -> packages(use);
            case SECRET ->
                List.of(Need.of(Role.SECRETS_USER, List.of(use.target().id())));
            case IMAGE -> List.of(Need.of(Role.IMAGE_PULL, List.of(use.target().id())));
            case WATCH ->
                List.of(Need.of(Role.METRICS_PUBLISHER, List.of(use.target().id())));
            case READ_SOURCE, READ_HUB ->
                use.group().equalsIgnoreCase("iotHub")
                        ? List.of()
                        : List.of(Need.of(Role.EVENT_HUBS_RECEIVER, hubs(use)));
            case ROUTE, PUBLISH -> List.of(Need.of(Role.EVENT_HUBS_SENDER, hubs(use)));
            case SEND_TO_OTHER_TENANT ->
                use.group().equals("namespace") ? List.of(Need.of(Role.EVENT_HUBS_SENDER, hubs(use))) : stores(use);
            case STORE -> stores(use);
        };
    }

    private static List<Role> hostRole(String group) {
        return switch (group.toLowerCase(Locale.ROOT)) {
            case "table" -> List.of(Role.TABLE_CONTRIBUTOR);
            case "queue" -> List.of(Role.QUEUE_CONTRIBUTOR);
            case "blob" -> List.of(Role.BLOB_OWNER);
            default -> List.of();
        };
    }

    private static List<Need> onAccount(Use use, List<Role> roles) {
        return List.of(new Need(roles, List.of(use.target().id())));
    }

    /** A host that owns the account's blobs needs nothing more for the package in it. */
    private List<Need> packages(Use use) {
        boolean owner = isHost(use);
        return owner ? List.of() : List.of(new Need(List.of(Role.BLOB_CONTRIBUTOR, Role.BLOB_READER), containers(use)));
    }

    private boolean isHost(Use use) {
        return world.figure().usesOf(use.target()).stream()
                .anyMatch(other -> other.purpose() == Purpose.HOST
                        && other.actor().is(use.actor().part()));
    }

    private List<Need> stores(Use use) {
        return switch (use.group().toLowerCase(Locale.ROOT)) {
            case "blob" ->
                isHost(use) ? List.of() : eachOrOne(use, Role.BLOB_CONTRIBUTOR, told(use, CONTAINERS), CONTAINERS);
            case "table" -> List.of(Need.of(Role.TABLE_CONTRIBUTOR, withAccount(use, TABLES)));
            case "queue" -> List.of(Need.of(Role.QUEUE_CONTRIBUTOR, withAccount(use, QUEUES)));
            default -> onAccount(use, List.of());
        };
    }

    /** A role on each container that is named; on one of them where none is; on the account where it declares none. */
    private List<Need> eachOrOne(Use use, Role role, List<Part> told, String type) {
        if (!told.isEmpty()) {
            return told.stream().map(part -> Need.of(role, List.of(part.id()))).toList();
        }
        if (use.actor().kind().isTrustedService()) {
            return List.of(Need.of(role, List.of()));
        }
        List<String> all = ids(world.planOf(use.target()).children(use.target().id(), type));
        return List.of(Need.of(role, all.isEmpty() ? List.of(use.target().id()) : all));
    }

    private List<String> containers(Use use) {
        List<String> told = ids(told(use, CONTAINERS));
        return told.isEmpty() ? List.of(use.target().id()) : told;
    }

    private List<String> withAccount(Use use, String type) {
        List<String> scopes = new ArrayList<>(ids(told(use, type)));
        scopes.add(use.target().id());
        return scopes;
    }

    private List<String> hubs(Use use) {
        return ids(hubs.of(use));
    }

    /** The parts of the target whose name the actor is told. */
    private List<Part> told(Use use, String type) {
        Plan plan = world.planOf(use.target());
        return plan.children(use.target().id(), type).stream()
                .filter(part -> names(use).anyMatch(text -> mentions(text, part.name())))
                .toList();
    }

    private Stream<String> names(Use use) {
        return switch (use.actor().kind()) {
            case STREAM_JOB -> containersOf(use.actor().part());
            case IOT_HUB -> Stream.empty();
            case FUNCTION_APP, CONTAINER_APP ->
                Stream.concat(
                        use.actor().settings().stream()
                                .map(setting -> setting.value().raw()),
                        Stream.of(use.place().raw()));
        };
    }

    private Stream<String> containersOf(Part job) {
        return world.planOf(job).children(job.id(), "Microsoft.StreamAnalytics/streamingjobs/outputs").stream()
                .map(output -> output.at(Streams.CONTAINER).raw());
    }

    /** A name by itself, or as a step of the path of an address. */
    static boolean mentions(String text, String name) {
        return text.equalsIgnoreCase(name)
                || (text.contains("://")
                        && List.of(text.toLowerCase(Locale.ROOT).split("[/?;]", -1))
                                .contains(name.toLowerCase(Locale.ROOT)));
    }

    private static List<String> ids(List<Part> parts) {
        return parts.stream().map(Part::id).toList();
    }
}
