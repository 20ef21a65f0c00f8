package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.codec.Publication;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.UnknownDescribedType;
import org.apache.qpid.protonj2.types.messaging.Accepted;
import org.apache.qpid.protonj2.types.messaging.Modified;
import org.apache.qpid.protonj2.types.messaging.Released;
import org.apache.qpid.protonj2.types.messaging.Source;
import org.apache.qpid.protonj2.types.messaging.Target;
import org.apache.qpid.protonj2.types.security.SaslInit;
import org.apache.qpid.protonj2.types.security.SaslResponse;
import org.apache.qpid.protonj2.types.transactions.Coordinator;
import org.apache.qpid.protonj2.types.transport.Attach;
import org.apache.qpid.protonj2.types.transport.Begin;
import org.apache.qpid.protonj2.types.transport.Close;
import org.apache.qpid.protonj2.types.transport.Detach;
import org.apache.qpid.protonj2.types.transport.Disposition;
import org.apache.qpid.protonj2.types.transport.End;
import org.apache.qpid.protonj2.types.transport.Flow;
import org.apache.qpid.protonj2.types.transport.Open;
import org.apache.qpid.protonj2.types.transport.ReceiverSettleMode;
import org.apache.qpid.protonj2.types.transport.Role;
import org.apache.qpid.protonj2.types.transport.SenderSettleMode;
import org.apache.qpid.protonj2.types.transport.Transfer;

/** Turns choices into the frames of a client that knows the protocol and does not keep to it. */
final class Script {
    private static final long[] NUMBERS = {
        0, 1, 2, 3, 7, 8, 254, 255, 256, 511, 2047, 5000, 65_535, 65_536, Integer.MAX_VALUE, 0xFFFF_FFFFL
    };
    private static final Symbol FILTER = Symbol.valueOf("apache.org:selector-filter:string");

    private final Choices choices;

    Script(Choices choices) {
        this.choices = choices;
    }

    /** How far an honest client has come: 0 says nothing yet, 4 may do all there is. */
    static byte[] prologue(int progress) {
        Frames frames = new Frames();
        if (progress >= 1) {
            frames.raw(Frames.SASL_HEADER)
                    .sasl(new SaslInit().setMechanism(Symbol.valueOf("ANONYMOUS")))
                    .raw(Frames.AMQP_HEADER)
                    .amqp(
                            0,
                            new Open().setContainerId("f").setMaxFrameSize(4096).setChannelMax(20));
        }
        if (progress >= 2) {
            frames.amqp(0, begin())
                    .amqp(0, attach(0, Role.RECEIVER, "$cbs"))
                    .amqp(0, attach(1, Role.SENDER, "$cbs"))
                    .amqp(
                            0,
                            new Flow()
                                    .setIncomingWindow(5000)
                                    .setNextOutgoingId(0)
                                    .setOutgoingWindow(5000)
                                    .setHandle(0)
                                    .setDeliveryCount(0)
                                    .setLinkCredit(2));
        }
        if (progress >= 3) {
            frames.amqp(0, transfer(1, 0), Messages.putToken());
        }
        if (progress >= 4) {
            frames.amqp(0, attach(2, Role.SENDER, "h/Partitions/0"))
                    .amqp(0, attach(3, Role.RECEIVER, "h/ConsumerGroups/$Default/Partitions/0"))
                    .amqp(0, transfer(2, 1), Messages.event("first"));
        }
        return frames.toArray();
    }

    private static Begin begin() {
        return new Begin().setNextOutgoingId(0).setIncomingWindow(5000).setOutgoingWindow(5000);
    }

    private static Attach attach(int handle, Role role, String address) {
        return new Attach()
                .setName("l" + handle)
                .setHandle(handle)
                .setRole(role)
                .setSource(new Source().setAddress(address))
                .setTarget(new Target().setAddress(role == Role.RECEIVER ? "r" : address))
                .setInitialDeliveryCount(0);
    }

    private static Transfer transfer(int handle, int delivery) {
        return new Transfer().setHandle(handle).setDeliveryId(delivery).setDeliveryTag(new byte[] {1});
    }

    /** The next frame, or bytes that may be none. */
    byte[] next() {
        Frames frames = new Frames();
        switch (choices.below(16)) {
            case 0 -> frames.raw(choices.bytes());
            case 1 -> frames.raw(choices.of(Frames.SASL_HEADER, Frames.AMQP_HEADER));
            case 2 -> frames.sasl(sasl());
            case 3 -> frames.amqp(channel(), open());
            case 4 -> frames.amqp(channel(), begun());
            case 5, 6, 7 -> frames.amqp(channel(), attached());
            case 8, 9, 10 -> frames.amqp(channel(), transferred(), payload());
            case 11, 12 -> frames.amqp(channel(), flow());
            case 13 -> frames.amqp(channel(), disposition());
            case 14 -> frames.amqp(channel(), new Detach().setHandle(handle()).setClosed(choices.flag()));
            default -> frames.amqp(channel(), choices.flag() ? new End() : new Close());
        }
        return damaged(frames.toArray());
    }

    private byte[] damaged(byte[] frame) {
        if (choices.below(8) == 7 && frame.length > 0) {
            frame[choices.below(256) % frame.length] = (byte) choices.below(256);
        }
        return frame;
    }

    private int channel() {
        return choices.below(8) == 7 ? (int) number() & 0xFFFF : choices.below(2);
    }

    private long handle() {
        return choices.below(8) == 7 ? number() : choices.below(6);
    }

    private long number() {
        return NUMBERS[choices.below(NUMBERS.length)];
    }

    private Object sasl() {
        return choices.flag()
                ? new SaslInit().setMechanism(Symbol.valueOf(choices.of("PLAIN", "MSSBCBS", "EXTERNAL", "X")))
                : new SaslResponse().setResponse(new org.apache.qpid.protonj2.types.Binary(choices.bytes()));
    }

    private Open open() {
        return new Open()
                .setContainerId(text())
                .setMaxFrameSize(choices.of(512L, 4096L, 65_536L, 0xFFFF_FFFFL))
                .setChannelMax((int) number() & 0xFFFF)
                .setIdleTimeout(number());
    }

    private Begin begun() {
        return begin().setIncomingWindow(number()).setOutgoingWindow(number()).setNextOutgoingId(number());
    }

    private Attach attached() {
        Role role = choices.of(Role.SENDER, Role.RECEIVER);
        Attach attach = new Attach()
                .setName(choices.of("l0", "l2", "l3", text()))
                .setHandle(handle())
                .setRole(role);
        if (choices.below(8) != 7) {
            attach.setSource(source());
        }
        int target = choices.below(8);
        if (target == 7) {
            attach.setTarget(new Coordinator());
        } else if (target != 6) {
            attach.setTarget(new Target().setAddress(choices.flag() ? address() : "r"));
        }
        attach.setSenderSettleMode(choices.of(SenderSettleMode.values()));
        attach.setReceiverSettleMode(choices.of(ReceiverSettleMode.values()));
        if (role == Role.SENDER || choices.flag()) {
            attach.setInitialDeliveryCount(choices.flag() ? 0 : number());
        }
        return withProperties(attach);
    }

    private Attach withProperties(Attach attach) {
        if (choices.flag()) {
            attach.setDesiredCapabilities(
                    ProducerClaim.CAPABILITY, Symbol.valueOf("com.microsoft:enable-receiver-runtime-metric"));
        }
        if (choices.flag()) {
            Map<Symbol, Object> properties = new LinkedHashMap<>();
            properties.put(Symbol.valueOf("com.microsoft:epoch"), number());
            properties.put(Symbol.valueOf("com.microsoft:receiver-name"), text());
            properties.put(ProducerClaim.ID, choices.of(9L, 0L, -1L, null, Long.MAX_VALUE));
            properties.put(ProducerClaim.EPOCH, choices.of((short) 1, (short) -1, null));
            properties.put(ProducerClaim.SEQUENCE, choices.of(0, -1, null, Integer.MAX_VALUE));
            attach.setProperties(properties);
        }
        return attach;
    }

    private Source source() {
        Source source = new Source().setAddress(address());
        if (choices.flag()) {
            String value =
                    "amqp.annotation." + choices.of("x-opt-offset", "x-opt-sequence-number", "x-opt-enqueued-time")
                            + choices.of(" > '", " >= '") + choices.of("-1", "@latest", "0", "5", text()) + "'";
            source.setFilter(Map.of(
                    FILTER, choices.flag() ? new UnknownDescribedType(FILTER, value) : choices.of(value, 7, text())));
        }
        return source;
    }

    private String address() {
        return choices.of(
                "h",
                "h/Partitions/0",
                "h/Partitions/1",
                "h/ConsumerGroups/$Default/Partitions/0",
                "h/ConsumerGroups/$default/Partitions/1",
                "$cbs",
                "$management",
                "h/$management",
                "amqps://localhost:1/H/partitions/0/",
                text(),
                null);
    }

    private String text() {
        return new String(choices.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private Transfer transferred() {
        Transfer transfer = new Transfer().setHandle(handle());
        if (choices.below(8) != 7) {
            transfer.setDeliveryId(choices.flag() ? number() : choices.below(256));
        }
        if (choices.below(8) != 7) {
            transfer.setDeliveryTag(choices.bytes());
        }
        transfer.setMessageFormat(choices.of(0L, 0L, Publication.BATCH_FORMAT & 0xFFFF_FFFFL, 1L));
        int kind = choices.below(8);
        transfer.setMore(kind == 5 || kind == 6).setAborted(kind == 7).setSettled(choices.flag());
        return transfer;
    }

    private byte[] payload() {
        return switch (choices.below(10)) {
            case 0 -> choices.bytes();
            case 1 -> Messages.putToken();
            case 2 -> Messages.read("com.microsoft:eventhub");
            case 3 -> Messages.read("com.microsoft:partition");
            case 4 -> Messages.keyed(text());
            case 5 -> Messages.marked(choices.below(4));
            case 6 -> Messages.batch(Messages.event("a"), Messages.keyed("k"), choices.bytes());
            case 7 -> Messages.batch(Messages.marked(1), Messages.marked(2));
            case 8 -> new byte[choices.below(16) * 300];
            default -> Messages.event(text());
        };
    }

    private Flow flow() {
        Flow flow = new Flow()
                .setNextIncomingId(number())
                .setIncomingWindow(number())
                .setNextOutgoingId(number())
                .setOutgoingWindow(number())
                .setEcho(choices.flag());
        if (choices.below(4) != 3) {
            flow.setHandle(handle())
                    .setDeliveryCount(number())
                    .setLinkCredit(number())
                    .setDrain(choices.flag());
        }
        return flow;
    }

    private Disposition disposition() {
        return new Disposition()
                .setRole(choices.of(Role.SENDER, Role.RECEIVER))
                .setFirst(number())
                .setLast(number())
                .setSettled(choices.flag())
                .setState(choices.of(Accepted.getInstance(), Released.getInstance(), new Modified(), null));
    }
}
