package dev.sluice.posture.figure;

import dev.sluice.posture.access.Grant;
import dev.sluice.posture.figure.Actor.Setting;
import dev.sluice.posture.figure.Use.Purpose;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Plan;
import dev.sluice.posture.model.Tenant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds what actors connect to, in what they are told. For one thread. */
final class UseFinder {
    private static final String HOST_STORAGE = "azurewebjobsstorage";
    private static final List<String> STORAGE_GROUPS = List.of("blob", "table", "queue", "file");

    private final Plan ot;
    private final Plan it;
    private final List<Grant> grants;
    private final Set<Use> uses = new LinkedHashSet<>();
    private final List<Place> strays = new ArrayList<>();

    UseFinder(Plan ot, Plan it, List<Grant> grants) {
        this.ot = ot;
        this.it = it;
        this.grants = grants;
    }

    List<Use> uses() {
        return List.copyOf(uses);
    }

    List<Place> strays() {
        return List.copyOf(strays);
    }

    void add(Actor actor) {
        actor.settings().forEach(setting -> addSetting(actor, setting));
        Part part = actor.part();
        switch (actor.kind()) {
            case FUNCTION_APP -> addPackage(actor, part.at("/properties/functionAppConfig/deployment/storage/value"));
            case CONTAINER_APP -> addImages(actor);
            case STREAM_JOB -> addStreams(actor);
            case IOT_HUB ->
                part.each("/properties/routing/endpoints/eventHubs")
                        .forEach(endpoint -> addAll(actor, Purpose.ROUTE, endpoint.at("/endpointUri")));
        }
    }

    /**
     * Who sends with a key is told a secret that was handed in from outside, and need not be told where to: its tenant's
     * endpoint to the other one says so.
     */
    void addKeySender(Actor actor) {
        boolean known = uses.stream().anyMatch(use -> use.purpose() == Purpose.SEND_TO_OTHER_TENANT);
        List<Setting> given = actor.settings().stream()
                .filter(setting -> own(actor).all("Microsoft.KeyVault/vaults/secrets").stream()
                        .anyMatch(secret -> Secrets.isGiven(secret) && Secrets.isNamed(setting.value(), secret)))
                .toList();
        if (known || given.isEmpty()) {
            return;
        }
        for (Part endpoint : own(actor).all("Microsoft.Network/privateEndpoints")) {
            for (Place connection : endpoint.each("/properties/manualPrivateLinkServiceConnections")) {
                Optional<Part> target =
                        connection.at("/properties/privateLinkServiceId").text().flatMap(other(actor)::find);
                target.ifPresent(found -> uses.add(new Use(
                        actor,
                        Purpose.SEND_TO_OTHER_TENANT,
                        found,
                        connection.at("/properties/groupIds/0").raw(),
                        given.get(0).value())));
            }
        }
    }

    private void addSetting(Actor actor, Setting setting) {
        Place value = setting.value();
        Purpose storage = storagePurpose(setting);
        for (Reference reference : Reference.in(value)) {
            addReference(actor, purposeOf(actor, setting, reference, storage), reference, value);
        }
        addSecretContent(actor, value);
        own(actor).all(Reference.COMPONENT).stream()
                .filter(component -> component
                        .at("/properties/ConnectionString")
                        .text()
                        .filter(value::is)
                        .isPresent())
                .forEach(component -> uses.add(new Use(actor, Purpose.WATCH, component, "azuremonitor", value)));
        own(actor).all(Reference.STORAGE).forEach(account -> {
            if (value.is(account.name())) {
                addStorage(actor, storage, account, "", value);
            }
        });
    }

    private static Purpose storagePurpose(Setting setting) {
        String name = setting.name().toLowerCase(Locale.ROOT);
        if (name.startsWith(HOST_STORAGE)) {
            return Purpose.HOST;
        }
        return name.equals("website_run_from_package") ? Purpose.PACKAGE : Purpose.STORE;
    }

    private static Purpose purposeOf(Actor actor, Setting setting, Reference reference, Purpose storage) {
        return switch (reference.service()) {
            case Reference.VAULT -> Purpose.SECRET;
            case Reference.REGISTRY -> Purpose.IMAGE;
            case Reference.COMPONENT -> Purpose.WATCH;
            case Reference.STORAGE -> storage;
            default -> hubPurpose(actor, setting);
        };
    }

    private static Purpose hubPurpose(Actor actor, Setting setting) {
        if (actor.part().tenant() == Tenant.OT) {
            return Purpose.READ_SOURCE;
        }
        return publishes(actor, setting) ? Purpose.PUBLISH : Purpose.READ_HUB;
    }

    /** Who is told a group for one connection reads by that one, and sends by a connection without a group. */
    private static boolean publishes(Actor actor, Setting connection) {
        return !hasGroup(actor, connection)
                && actor.settings().stream()
                        .filter(other -> Reference.in(other.value()).stream()
                                .anyMatch(reference -> reference.service().equals(Reference.NAMESPACE)))
                        .anyMatch(other -> hasGroup(actor, other));
    }

    private static boolean hasGroup(Actor actor, Setting connection) {
        return actor.toldWith(connection.value()).stream().anyMatch(Setting::isGroup);
    }

    private void addAll(Actor actor, Purpose purpose, Place place) {
        Reference.in(place).forEach(reference -> addReference(actor, purpose, reference, place));
    }

    private void addReference(Actor actor, Purpose purpose, Reference reference, Place place) {
        Optional<Part> near = find(own(actor), reference);
        Optional<Part> far = find(other(actor), reference);
        if (near.isPresent()) {
            if (reference.service().equals(Reference.STORAGE)) {
                addStorage(actor, purpose, near.get(), reference.group(), place);
            } else {
                uses.add(new Use(actor, purpose, near.get(), reference.group(), place));
            }
        } else if (far.isPresent()) {
            uses.add(new Use(actor, Purpose.SEND_TO_OTHER_TENANT, far.get(), reference.group(), place));
        } else {
            strays.add(place);
        }
    }

    /** Where only the account is named, roles tell which of its parts are used; a host always uses blobs. */
    private void addStorage(Actor actor, Purpose purpose, Part account, String group, Place place) {
        if (!group.isEmpty()) {
            uses.add(new Use(actor, purpose, account, group, place));
            return;
        }
        List<String> held = STORAGE_GROUPS.stream()
                .filter(candidate -> holds(actor, account, candidate))
                .toList();
        held.forEach(candidate -> uses.add(new Use(actor, purpose, account, candidate, place)));
        if (purpose == Purpose.HOST || held.isEmpty()) {
            uses.add(new Use(actor, purpose, account, "blob", place));
        }
    }

    private boolean holds(Actor actor, Part account, String group) {
        return grants.stream()
                .anyMatch(grant -> grant.isOn(account.id(), group)
                        && grant.holder().filter(actor::isNamedBy).isPresent());
    }

    /** A secret in the vault that is made from a hub's key is a way to read that hub. */
    private void addSecretContent(Actor actor, Place value) {
        for (Part secret : own(actor).all("Microsoft.KeyVault/vaults/secrets")) {
            if (Secrets.isNamed(value, secret)) {
                for (Reference reference : Reference.in(secret.at("/properties/value"))) {
                    if (reference.service().equals(Reference.IOT_HUB)) {
                        addReference(actor, Purpose.READ_SOURCE, reference, value);
                    }
                }
            }
        }
    }

    private void addPackage(Actor actor, Place place) {
        addAll(actor, Purpose.PACKAGE, place);
    }

    private void addImages(Actor actor) {
        for (String list : List.of("containers", "initContainers")) {
            for (Place container : actor.part().each("/properties/template/" + list)) {
                addAll(actor, Purpose.IMAGE, container.at("/image"));
            }
        }
        for (Place registry : actor.part().each("/properties/configuration/registries")) {
            addAll(actor, Purpose.IMAGE, registry.at("/server"));
        }
    }

    private void addStreams(Actor job) {
        Plan plan = own(job);
        for (Part input : plan.children(job.part().id(), "Microsoft.StreamAnalytics/streamingjobs/inputs")) {
            addNamed(job, Purpose.READ_HUB, Reference.NAMESPACE, "namespace", input.at(Streams.NAMESPACE));
        }
        for (Part output : plan.children(job.part().id(), "Microsoft.StreamAnalytics/streamingjobs/outputs")) {
            output.each(Streams.ACCOUNTS)
                    .forEach(account ->
                            addNamed(job, Purpose.STORE, Reference.STORAGE, "blob", account.at("/accountName")));
        }
    }

    private void addNamed(Actor actor, Purpose purpose, String service, String group, Place name) {
        Reference reference = new Reference(service, name.raw().toLowerCase(Locale.ROOT), group);
        find(own(actor), reference)
                .ifPresentOrElse(
                        target -> uses.add(new Use(actor, purpose, target, group, name)), () -> strays.add(name));
    }

    private Plan own(Actor actor) {
        return actor.part().tenant() == Tenant.OT ? ot : it;
    }

    private Plan other(Actor actor) {
        return actor.part().tenant() == Tenant.OT ? it : ot;
    }

    private static Optional<Part> find(Plan plan, Reference reference) {
        return plan.all(reference.service()).stream().filter(reference::means).findFirst();
    }
}
