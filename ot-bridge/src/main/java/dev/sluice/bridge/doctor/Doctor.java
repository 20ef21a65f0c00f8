package dev.sluice.bridge.doctor;

import dev.sluice.bridge.assembly.BridgeParts;
import dev.sluice.bridge.settings.BridgeConfig;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;

/**
 * Checks the private path from a bridge to its target in order, and then what the bridge remembers. It changes nothing;
 * only a canary, when one is asked for, is sent. A bridge may run meanwhile.
 */
public final class Doctor {
    private final BridgeConfig config;
    private final BridgeParts parts;
    private final TargetProbes target;
    private final NetworkProbes network;
    private final IdentityProbes identity;
    private final MemoryProbes memory;

    /**
     * A doctor.
     *
     * @param environment of the process: it says where a managed identity's tokens come from
     */
    public Doctor(BridgeConfig config, BridgeParts parts, Map<String, String> environment) {
        this.config = config;
        this.parts = parts;
        this.target = TargetProbes.of(parts.target());
        this.network = new NetworkProbes(
                target.endpoint(), InetAddress::getAllByName, (SSLSocketFactory) SSLSocketFactory.getDefault());
        this.identity = new IdentityProbes(environment, parts.pace().clock());
        this.memory = new MemoryProbes(
                parts.storage().remembered(config.source().name()), parts.pace().clock());
    }

    /**
     * Looks at everything; never throws for what it finds.
     *
     * @param send whether to send a canary: an event without a body and with the property {@code sluice-canary}
     */
    public Diagnosis examine(boolean send) {
        return examine(checks(send));
    }

    /** Goes through checks: behind a step that failed, those that need it are skipped. */
    static Diagnosis examine(List<Check> checks) {
        List<Finding> findings = new ArrayList<>();
        boolean passable = true;
        for (Check check : checks) {
            boolean possible = passable || check.place() == Check.Place.APART;
            Finding finding =
                    possible ? check.run() : new Finding(check.name(), Verdict.SKIPPED, "something before it is wrong");
            findings.add(finding);
            passable &= check.place() != Check.Place.ON_THE_WAY || finding.verdict() != Verdict.FAILED;
        }
        return new Diagnosis(findings);
    }

    private List<Check> checks(boolean send) {
        List<Check> checks = new ArrayList<>(List.of(
                new Check("name", Check.Place.ON_THE_WAY, network::name),
                new Check("private address", Check.Place.BESIDE_THE_WAY, network::privateAddress),
                new Check("tcp", Check.Place.ON_THE_WAY, network::tcp),
                new Check("tls", Check.Place.ON_THE_WAY, network::tlsName),
                new Check("token endpoint", Check.Place.ON_THE_WAY, () -> identity.tokenEndpoint(target.identity())),
                new Check("token", Check.Place.ON_THE_WAY, () -> identity.token(target.credential(), target.scope())),
                new Check("authorization", Check.Place.ON_THE_WAY, target::authorization),
                new Check(
                        "secret",
                        Check.Place.APART,
                        () -> identity.secretAge(config.source().access().secret(), target.connection())),
                new Check("incarnation", Check.Place.APART, () -> memory.incarnation(parts.sourceHub())),
                new Check("partitions", Check.Place.BESIDE_THE_WAY, () -> target.partitions(memory)),
                new Check("clock", Check.Place.APART, memory::clockSkew)));
        if (send) {
            checks.add(new Check("canary", Check.Place.BESIDE_THE_WAY, target::canary));
        }
        return checks;
    }
}
