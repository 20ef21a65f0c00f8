package dev.sluice.bridge.process;

import java.math.BigInteger;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedByte;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.UnsignedShort;

/** A property of every type, and what it is when the SDK reads it behind the bridge. */
@SuppressWarnings("JavaUtilDate") // what the SDK takes for an AMQP timestamp
final class PropertyTable {
    private PropertyTable() {}

    static Map<String, Object> sent() {
        Map<String, Object> sent = new HashMap<>();
        sent.put("past-double", 9_007_199_254_740_993L);
        sent.put("least", Long.MIN_VALUE);
        sent.put("byte", (byte) -1);
        sent.put("short", (short) -2);
        sent.put("int", 7);
        sent.put("ubyte", UnsignedByte.valueOf((byte) -1));
        sent.put("ushort", UnsignedShort.valueOf((short) -1));
        sent.put("true", true);
        sent.put("half", 0.5);
        sent.put("float", 0.1f);
        sent.put("text", "größe 📈");
        sent.put("empty", "");
        sent.put("nothing", null);
        sent.put("when", new Date(1_790_000_000_123L));
        sent.put("bytes", new Binary(new byte[] {0, -1}));
        sent.put("id", UUID.fromString("5f0c1f5e-0000-4000-8000-000000000001"));
        sent.put("symbol", Symbol.valueOf("s"));
        sent.put("uint", UnsignedInteger.MAX_VALUE);
        sent.put("ulong", UnsignedLong.valueOf(new BigInteger("18446744073709551615")));
        sent.put("char", 'x');
        return sent;
    }

    /** The process hands on what the SDK decodes. */
    static Map<String, Object> throughTheProcess() {
        return sent();
    }

    /** The Functions host hands on JSON: whole numbers become {@code long}, what JSON has no type for becomes text. */
    static Map<String, Object> throughTheFunction() {
        Map<String, Object> arrived = sent();
        arrived.put("byte", -1L);
        arrived.put("short", -2L);
        arrived.put("int", 7L);
        arrived.put("ubyte", 255L);
        arrived.put("ushort", 65_535L);
        arrived.put("float", 0.1);
        arrived.put("when", "2026-09-21T14:13:20.123Z");
        arrived.put("bytes", "AP8=");
        arrived.put("id", "5f0c1f5e-0000-4000-8000-000000000001");
        arrived.put("symbol", "s");
        arrived.put("uint", 4_294_967_295L);
        arrived.put("char", "x");
        return arrived;
    }
}
