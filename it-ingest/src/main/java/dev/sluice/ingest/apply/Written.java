package dev.sluice.ingest.apply;

import dev.sluice.ingest.DeviceId;
import java.util.Map;
import java.util.Set;

/**
 * What became of devices that were to be written.
 *
 * @param written those that were, as they are stored now
 * @param conflicts those that somebody else had written since they were read
 * @param refused those that the store will never take, with what it says, without content
 */
public record Written(
        Map<DeviceId, Kept<DeviceRecord>> written, Set<DeviceId> conflicts, Map<DeviceId, String> refused) {}
