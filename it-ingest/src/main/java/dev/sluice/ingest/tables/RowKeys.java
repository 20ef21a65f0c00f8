package dev.sluice.ingest.tables;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.DeviceId;

/** Keys of rows. A device's row, its alarms and its outbox share a partition, and so a transaction. */
final class RowKeys {
    /** Begins the keys of devices. */
    static final String DEVICE = "d";

    /** Begins the keys of alarms. */
    static final String ALARM = "a";

    /** Begins the keys of the outbox. */
    static final String OUTBOX = "o";

    private RowKeys() {}

    static String device(DeviceId device) {
        return DEVICE + KeyText.END + KeyText.of(device.text());
    }

    /** Begins the keys of a device's alarms. */
    static String alarmsOf(DeviceId device) {
        return ALARM + KeyText.END + KeyText.of(device.text());
    }

    static String alarm(AlarmTransition transition) {
        EventIdentity start = transition.start();
        return alarmsOf(transition.device())
                + KeyText.END
                + KeyText.of(start.source().incarnation())
                + KeyText.of(start.sequence())
                + KeyText.END
                + KeyText.of(transition.rule());
    }

    static String outbox(DeviceId device, long number) {
        return OUTBOX + KeyText.END + KeyText.of(device.text()) + KeyText.END + KeyText.of(number);
    }

    static String progress(SourcePartition source) {
        return KeyText.of(source.incarnation()) + KeyText.END + KeyText.of(source.partition());
    }
}
