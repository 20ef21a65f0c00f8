package dev.sluice.ingest.apply;

import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.IngestException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where devices and progress are stored. Every write is conditional on the version that was read. Every method throws
 * {@link IngestException} while storage is away; what a failed write did is then unknown. Safe to share between threads.
 */
public interface StateStore {
    /** Devices as they were when last read or written, or as they are now; absent ones are in the answer as well. */
    Map<DeviceId, Kept<DeviceRecord>> devices(Set<DeviceId> devices);

    /** Makes the next call of {@link #devices} read these devices anew. */
    void forget(Set<DeviceId> devices);

    /** Writes devices, each with its transitions at once or not at all, and says what became of each. */
    Written write(List<DeviceUpdate> updates);

    /** Progress of source partitions as it is now; absent ones are in the answer as well. */
    Map<SourcePartition, Kept<Progress>> progress(Set<SourcePartition> sources);

    /** Writes progress; empty when somebody else wrote any of it since it was read. All are of one hub. */
    Optional<Map<SourcePartition, Kept<Progress>>> writeProgress(Collection<ProgressUpdate> updates);
}
