package dev.sluice.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.apply.DeviceRecord;
import dev.sluice.ingest.apply.Kept;
import org.junit.jupiter.api.Test;

class DeviceCacheTest {
    private static final Buckets ONE = new Buckets(1);
    private static final String PARTITION = ONE.all().get(0);
    private static final DeviceId NOBODY = Records.id(99);

    @Test
    void knowsWhoIsNotInAPartitionThatWasReadAsAWhole() {
        DeviceCache cache = new DeviceCache(ONE, 1 << 20);
        long evictions = cache.evictions();
        put(cache, 3);

        cache.complete(PARTITION, evictions);

        assertThat(cache.find(NOBODY)).isEqualTo(Kept.absent());
        assertThat(cache.find(Records.id(1))).isNotNull();
    }

    @Test
    void knowsThatNotWhenADeviceHadToGoWhileThePartitionWasRead() {
        DeviceCache cache = new DeviceCache(ONE, 5_000);
        long evictions = cache.evictions();
        put(cache, 20);

        cache.complete(PARTITION, evictions);

        assertThat(cache.find(Records.id(1))).isNull();
        assertThat(cache.find(NOBODY)).isNull();
    }

    private static void put(DeviceCache cache, int devices) {
        for (int number = 1; number <= devices; number++) {
            DeviceRecord record = Records.raised(Records.id(number));
            cache.put(Records.id(number), new Kept<>(record, "1"));
        }
    }
}
