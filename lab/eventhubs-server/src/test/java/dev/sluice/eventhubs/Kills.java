package dev.sluice.eventhubs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Kills a server as often as asked: {@code Kills N SEED os|fsync}. Ends with an exception if anything was lost. */
final class Kills {
    private Kills() {}

    public static void main(String[] arguments) throws Exception {
        int kills = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        Flush flush = Flush.valueOf(arguments[2].toUpperCase(Locale.ROOT));
        Path data = Files.createTempDirectory("kills");
        System.out.println("data " + data + ", seed " + seed);
        String result = new KillCampaign(data, flush, seed).run(kills);
        delete(data);
        System.out.println(result);
    }

    private static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
