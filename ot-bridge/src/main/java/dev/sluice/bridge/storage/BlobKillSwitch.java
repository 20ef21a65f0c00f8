package dev.sluice.bridge.storage;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import dev.sluice.bridge.KillSwitch;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Is set while a blob {@code _bridge/<source>/stop} exists, whatever it holds. It is looked for every five seconds,
 * aside, so that no event waits for the storage; while that does not answer, the last answer counts. Safe to share
 * between threads.
 */
final class BlobKillSwitch implements KillSwitch {
    private static final Duration TRUST = Duration.ofSeconds(5);

    private final BlobClient blob;
    private final Clock clock;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile @Nullable Answer known;

    private record Answer(boolean set, Instant asked) {}

    BlobKillSwitch(BlobContainerClient container, String source, Clock clock) {
        this.blob = container.getBlobClient("_bridge/" + source + "/stop");
        this.clock = clock;
    }

    /**
     * Whether it is set.
     *
     * @throws ServiceException when that was never known, as the storage does not answer
     */
    @Override
    public boolean isSet() {
        Answer answer = known;
        if (answer == null) {
            return first().set();
        }
        if (isOld(answer) && asking.compareAndSet(false, true)) {
            askAside();
        }
        return answer.set();
    }

    @Override
    public String place() {
        return "blob '" + blob.getBlobName() + "' of container '" + blob.getContainerName() + "'";
    }

    private boolean isOld(Answer answer) {
        Duration age = Duration.between(answer.asked(), clock.instant()).abs();
        return age.compareTo(TRUST) >= 0;
    }

    private synchronized Answer first() {
        Answer answer = known;
        if (answer == null) {
            try {
                answer = ask();
            } catch (RuntimeException e) {
                throw new ServiceException(
                        FailureCode.CHECKPOINT_STORE,
                        "looking for the kill switch, " + place()
                                + ", failed: check that the storage account is up and reachable",
                        e);
            }
        }
        return answer;
    }

    private void askAside() {
        Thread thread = new Thread(
                () -> {
                    try {
                        ask();
                    } catch (RuntimeException e) {
                        // The last answer counts; whoever needs the storage says that it is down.
                    } finally {
                        asking.set(false);
                    }
                },
                "kill-switch");
        thread.setDaemon(true);
        thread.start();
    }

    private Answer ask() {
        Instant asked = clock.instant();
        Answer answer = new Answer(blob.exists(), asked);
        known = answer;
        return answer;
    }
}
