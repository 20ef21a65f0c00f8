package dev.sluice.bridge.process;

import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Kills a bridge again and again, at random points: while it forwards, while it starts, and while another one waits to
 * take over. Under load, of which some must go into quarantine and some is denied. What arrives is followed all the
 * time.
 */
@SuppressWarnings("try") // a load runs until its block ends
final class KillCampaign {
    private static final int ENOUGH = 100;
    private static final int LONGEST_WORK_MS = 800;
    private static final int LONGEST_START_MS = 3000;
    private static final Duration LAST_LIMIT = Duration.ofMinutes(3);

    private final Deployment deployment;
    private final Tenants tenants;
    private final Path data;
    private final Random random;
    private final Map<String, String> settings;
    private final List<Long> pauses = new ArrayList<>();
    private final Consumer<String> told;
    private int startsKilled;
    private int handedOver;

    /**
     * A campaign.
     *
     * @param told is told now and then how far it is
     */
    KillCampaign(Deployment deployment, Tenants tenants, Path data, long seed, Consumer<String> told) {
        this.told = told;
        this.deployment = deployment;
        this.tenants = tenants;
        this.data = data;
        this.random = new Random(seed);
        this.settings = new HashMap<>(tenants.settings());
        settings.put("SLUICE_DENIED_DEVICES", PartitionDelivery.DENIED);
    }

    /** Kills that often, and returns when all has arrived that must; what it saw, in a line. */
    String run(int kills) {
        try (HubClient source = tenants.sourceClient();
                HubClient target = tenants.targetClient()) {
            Delivery delivery = tenants.delivery(source, target);
            kill(kills, source, delivery);
            return figures(kills, delivery) + "; nothing missing, out of order or altered";
        }
    }

    private String figures(int kills, Delivery delivery) {
        return deployment + ": " + kills + " kills, " + startsKilled + " while it started, " + handedOver
                + " beside another one; " + delivery.figures() + "; forwarding again after "
                + Duration.ofMillis(median()) + " (median)";
    }

    private void kill(int kills, HubClient source, Delivery delivery) {
        ChildProcess bridge = launch();
        try {
            try (Load load = Load.withOutcasts(source)) {
                for (int killed = 0; killed < kills; killed++) {
                    bridge = killOnce(bridge);
                    delivery.look();
                    delivery.requireOrder();
                    if ((killed + 1) % 10 == 0) {
                        told.accept(figures(killed + 1, delivery));
                    }
                }
            }
            delivery.verify(LAST_LIMIT);
        } finally {
            bridge.kill();
        }
    }

    /** Kills it, and returns its successor. */
    private ChildProcess killOnce(ChildProcess bridge) {
        switch (random.nextInt(4)) {
            case 0 -> killWhileItStarts(bridge);
            case 1 -> {
                return killBesideAnother(bridge);
            }
            default -> killWhileItForwards(bridge);
        }
        return launch();
    }

    private void killWhileItStarts(ChildProcess bridge) {
        park(random.nextInt(LONGEST_START_MS));
        bridge.kill();
        startsKilled++;
    }

    private ChildProcess killBesideAnother(ChildProcess bridge) {
        ChildProcess heir = launch();
        park(random.nextInt(LONGEST_START_MS));
        killWhileItForwards(bridge);
        handedOver++;
        return heir;
    }

    private void killWhileItForwards(ChildProcess bridge) {
        long start = System.nanoTime();
        long arrived = tenants.countTarget();
        Await.until("it forwards", () -> tenants.countTarget() > arrived + ENOUGH);
        pauses.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
        park(random.nextInt(LONGEST_WORK_MS));
        bridge.kill();
    }

    private ChildProcess launch() {
        return deployment.launch(settings, data);
    }

    private long median() {
        return pauses.stream().sorted().skip(pauses.size() / 2).findFirst().orElse(0L);
    }

    private static void park(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
