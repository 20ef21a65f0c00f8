package dev.sluice.service.processor;

import com.azure.core.util.SharedExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that the Azure SDK works on. Its own end themselves as soon as the JVM begins to shut down, while the
 * service still has progress to record; these stay.
 */
public final class SdkThreads {
    private static final int MOST = 10 * Runtime.getRuntime().availableProcessors();

    private SdkThreads() {}

    /** Gives them to the SDK; before its first client is made. */
    public static void provide() {
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(MOST, SdkThreads::daemon);
        threads.setKeepAliveTime(1, TimeUnit.MINUTES);
        threads.allowCoreThreadTimeOut(true);
        SharedExecutorService.getInstance().setExecutorService(threads);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "azure-sdk");
        thread.setDaemon(true);
        return thread;
    }
}
