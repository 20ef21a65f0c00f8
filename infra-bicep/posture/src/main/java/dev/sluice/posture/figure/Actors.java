package dev.sluice.posture.figure;

import dev.sluice.posture.figure.Actor.Kind;
import dev.sluice.posture.figure.Actor.Setting;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Plan;
import java.util.ArrayList;
import java.util.List;

/** Finds what runs in a plan, by type, and what each is told. */
final class Actors {
    private final Plan plan;

    Actors(Plan plan) {
        this.plan = plan;
    }

    List<Actor> find() {
        List<Actor> actors = new ArrayList<>();
        plan.all("Microsoft.Web/sites").forEach(site -> actors.add(functionApp(site)));
        plan.all("Microsoft.App/containerApps").forEach(app -> actors.add(containerApp(app)));
        plan.all("Microsoft.App/jobs").forEach(job -> actors.add(containerApp(job)));
        plan.all("Microsoft.StreamAnalytics/streamingjobs").forEach(job -> actors.add(streamJob(job)));
        plan.all("Microsoft.Devices/IotHubs").forEach(hub -> actors.add(iotHub(hub)));
        return actors;
    }

    private Actor functionApp(Part site) {
        List<Setting> settings = new ArrayList<>();
        site.each("/properties/siteConfig/appSettings").forEach(entry -> addPair(settings, entry));
        for (Part config : plan.children(site.id(), "Microsoft.Web/sites/config")) {
            config.each("/properties/appSettings").forEach(entry -> addPair(settings, entry));
            if (config.name().equalsIgnoreCase("appsettings")) {
                config.at("/properties")
                        .fields()
                        .forEach(field -> settings.add(new Setting(field.name(), field.place())));
            }
        }
        return new Actor(site, Kind.FUNCTION_APP, subnetOf(site), settings);
    }

    private Place subnetOf(Part site) {
        Place direct = site.at("/properties/virtualNetworkSubnetId");
        return !direct.isAbsent()
                ? direct
                : plan.children(site.id(), "Microsoft.Web/sites/networkConfig").stream()
                        .map(config -> config.at("/properties/subnetResourceId"))
                        .findFirst()
                        .orElse(direct);
    }

    private Actor containerApp(Part app) {
        List<Setting> settings = new ArrayList<>();
        for (String list : List.of("containers", "initContainers")) {
            for (Place container : app.each("/properties/template/" + list)) {
                container.at("/env").elements().forEach(entry -> addPair(settings, entry));
            }
        }
        app.each("/properties/configuration/secrets")
                .forEach(secret -> settings.add(new Setting("secret", secret.at("/keyVaultUrl"))));
        Place environment = app.at("/properties/environmentId").isAbsent()
                ? app.at("/properties/managedEnvironmentId")
                : app.at("/properties/environmentId");
        Place subnet = environment
                .text()
                .flatMap(plan::find)
                .map(found -> found.at("/properties/vnetConfiguration/infrastructureSubnetId"))
                .orElse(app.at("/properties/noEnvironment"));
        return new Actor(app, Kind.CONTAINER_APP, subnet, settings);
    }

    private static Actor streamJob(Part job) {
        return new Actor(job, Kind.STREAM_JOB, job.at("/properties/noSubnet"), List.of());
    }

    private static Actor iotHub(Part hub) {
        return new Actor(hub, Kind.IOT_HUB, hub.at("/properties/noSubnet"), List.of());
    }

    private static void addPair(List<Setting> settings, Place entry) {
        settings.add(new Setting(entry.at("/name").raw(), entry.at("/value")));
    }
}
