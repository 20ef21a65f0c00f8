package dev.sluice.archiver.process;

import com.azure.core.util.SharedExecutorService;
import dev.sluice.archiver.Archiver;
import dev.sluice.archiver.ArchiverConfig;
import dev.sluice.archiver.chain.LayoutMismatchException;
import dev.sluice.contract.settings.InvalidSettingException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The archiver as a process. Prints one line on standard output when it is ready; logs go to standard error. Ends with 0
 * after SIGTERM or SIGINT, with 2 on a bad setting, with 1 when the container holds an archive of another layout.
 */
public final class Main {
    private static final int BAD_ARCHIVE = 1;
    private static final int BAD_SETTING = 2;
    private static final int SDK_THREADS = 32;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            ArchiverConfig config = ArchiverSettings.read(System.getenv());
            SharedExecutorService.getInstance().setExecutorService(sdkThreads());
            Archiver archiver = openUntilToldToEnd(config);
            System.out.println(
                    "it-archiver is ready: event hub " + config.source().hub() + ", " + archiver.partitions()
                            + " partitions, container " + config.archiveContainer());
            System.out.flush();
            new CountDownLatch(1).await();
        } catch (InvalidSettingException e) {
            fail(e.getMessage(), BAD_SETTING);
        } catch (LayoutMismatchException e) {
            fail(e.getMessage(), BAD_ARCHIVE);
        } catch (IllegalArgumentException e) {
            fail(
                    "a connection string can't be used: check " + ArchiverSettings.HUB_CONNECTION.name() + " and "
                            + ArchiverSettings.ARCHIVE_CONNECTION.name(),
                    BAD_SETTING);
        }
    }

    /**
     * The SDK's own threads end as soon as a signal comes, at the same time as what is buffered is to be committed. These
     * live on.
     */
    private static ScheduledExecutorService sdkThreads() {
        return Executors.newScheduledThreadPool(SDK_THREADS, work -> {
            Thread thread = new Thread(work, "sdk");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The signal may come while hub or storage are waited for: then there is nothing to commit. */
    private static Archiver openUntilToldToEnd(ArchiverConfig config) {
        AtomicReference<@Nullable Archiver> open = new AtomicReference<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(open.get()), "end"));
        Archiver archiver = Archiver.open(config);
        open.set(archiver);
        return archiver;
    }

    /** Halts with 0: a process that was told to end and has committed what it had did not fail. */
    private static void end(@Nullable Archiver archiver) {
        if (archiver != null) {
            archiver.close();
        }
        Runtime.getRuntime().halt(0);
    }

    private static void fail(@Nullable String problem, int code) {
        System.err.println("it-archiver: " + problem);
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }
}
