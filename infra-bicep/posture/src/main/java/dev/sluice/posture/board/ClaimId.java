package dev.sluice.posture.board;

import java.util.Locale;

/** The claims: each a sentence a security officer would sign. */
public enum ClaimId {
    INVENTORY("Every resource and every property in the plans is of a kind this proof knows."),
    PUBLIC_ACCESS("No data plane has public access."),
    HARDENING("Every hardening switch holds by itself, though another still guards."),
    DEVICES_REACH_HUB("Devices reach the OT hub by a private endpoint, under both of its names."),
    BRIDGE_READS_SOURCE("The bridge reads the OT hub by a private path, and may do no more than read."),
    BRIDGE_SENDS_TO_IT(
            "The bridge sends to the IT tenant by an endpoint IT approved, as the identity IT knows, and may do no more than send."),
    CONSUMERS_READ_HUB(
            "Each IT consumer reads the hub by a private path or as a trusted service, and may do no more than read."),
    CONSUMERS_PUBLISH(
            "What an IT consumer publishes goes by a private path to a hub that nobody else sends to, and it may do no more than send."),
    RESULTS_ARE_STORED(
            "Each IT consumer stores its results by a private path or as a trusted service, with no wider role than that takes."),
    HOSTS_REACH_STORAGE(
            "Each Function host reaches its own storage, and its package, by a private path with its own identity."),
    SECRETS_REACH_READERS("Each secret is read from the vault by a private path, with a role that reads secrets only."),
    IMAGES_ARE_PULLED(
            "Each image is pulled from a registry of the same tenant by a private path, with a role that pulls only."),
    WATCHING_IS_PRIVATE("Telemetry of the services goes to a workspace of the same tenant by a private path."),
    CALLERS_REACH_FUNCTIONS(
            "Each Function app is called by a private endpoint only, and takes no tokens of another tenant."),
    IDENTITIES("Every principal that holds a role is an identity of that tenant, or the one foreign sender it knows."),
    ROLES("No role is given that no hop needs, and none wider than its hop needs."),
    KEYS("No key or access policy exists that no hop needs."),
    ENDPOINTS("No private endpoint exists that no hop needs."),
    WAYS_OUT("No subnet has a way in or out that no hop needs."),
    EGRESS(
            "Data leaves only by the figure: outputs, routes, captures, replicas and diagnostics end in their own tenant."),
    ONE_WAY("IT can't open a connection to OT."),
    NAMES("In each network one zone answers for a name, and every record leads to an endpoint of the plan."),
    SECRETS("Secrets flow only into the vault."),
    SENDER_CONTROL("IT can throttle the sender and cut it off.");

    private final String statement;

    ClaimId(String statement) {
        this.statement = statement;
    }

    /** The sentence. */
    public String statement() {
        return statement;
    }

    /** Short and stable, such as {@code public-access}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The claim with this id. */
    public static ClaimId parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
