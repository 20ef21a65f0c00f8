package dev.sluice.bridge.process;

import dev.sluice.functionshost.child.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Kills a bridge as often as asked, in both ways to run it, half of the kills each and beside each other: {@code Kills N
 * SEED}. Then tells how long takeovers take, and what it takes to go on after an outage and to hold. Ends with an exception if anything was lost, out of order or altered.
 */
final class Kills {
    private Kills() {}

    public static void main(String[] arguments) throws Exception {
        int kills = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        Path data = Files.createTempDirectory("kills");
        System.out.println("data " + data + ", seed " + seed);
        both(
                () -> System.out.println(campaign(Deployment.PROCESS, data, seed, kills - kills / 2)),
                () -> System.out.println(campaign(Deployment.FUNCTION, data, seed, kills / 2)));
        System.out.println("takeover with the default intervals: " + takeovers(data));
        both(
                () -> System.out.println(recovery(Deployment.PROCESS, data)),
                () -> System.out.println(recovery(Deployment.FUNCTION, data)));
        Folders.delete(data);
    }

    private static String recovery(Deployment deployment, Path data) {
        Path folder = Folders.create(data, "recovery-" + deployment);
        try (Tenants tenants = new Tenants(folder)) {
            return new Recovery(deployment, tenants, folder).times();
        }
    }

    private static String campaign(Deployment deployment, Path data, long seed, int kills) {
        Path folder = Folders.create(data, deployment.name());
        try (Tenants tenants = new Tenants(folder)) {
            return new KillCampaign(deployment, tenants, folder, seed, System.out::println).run(kills);
        }
    }

    private static String takeovers(Path data) {
        try (Tenants tenants = new Tenants(Folders.create(data, "takeover"))) {
            Takeover takeover = new Takeover(tenants, data);
            return takeover.after(ChildProcess::terminate) + " after SIGTERM, " + takeover.after(ChildProcess::kill)
                    + " after SIGKILL";
        }
    }

    private static void both(Runnable one, Runnable other) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> running = List.of(threads.submit(one), threads.submit(other));
        threads.shutdown();
        for (Future<?> each : running) {
            each.get();
        }
    }
}
