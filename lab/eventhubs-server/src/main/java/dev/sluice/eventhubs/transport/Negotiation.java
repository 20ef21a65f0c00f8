package dev.sluice.eventhubs.transport;

import dev.sluice.eventhubs.engine.Namespace;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells by its first bytes how a client speaks: AMQP, TLS around something, or HTTP that asks for a WebSocket.
 *
 * <p>So one port serves all clients: each SDK uses the port of its connection string whatever its transport is.
 */
// Whether closing works out makes no difference: the channel ends.
@SuppressWarnings("FutureReturnValueIgnored")
final class Negotiation extends ByteToMessageDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(Negotiation.class);
    private static final int ENOUGH_BYTES = 4;
    private static final int TLS_HANDSHAKE = 0x16;
    private static final int TLS_MAJOR_VERSION = 3;
    private static final int MOST_HTTP_BODY_BYTES = 8 * 1024;

    private final Namespace namespace;
    private final @Nullable Supplier<SslContext> tls;
    private final boolean plain;

    private Negotiation(Namespace namespace, @Nullable Supplier<SslContext> tls, boolean plain) {
        this.namespace = namespace;
        this.tls = tls;
        this.plain = plain;
    }

    /** For a port that takes everything, TLS only if the server has a certificate. */
    static Negotiation any(Namespace namespace, @Nullable Supplier<SslContext> tls) {
        return new Negotiation(namespace, tls, true);
    }

    /** For a port that takes TLS only. */
    static Negotiation tlsOnly(Namespace namespace, @Nullable Supplier<SslContext> tls) {
        return new Negotiation(namespace, tls, false);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < ENOUGH_BYTES) {
            return;
        }
        if (isTls(in)) {
            acceptTls(context);
        } else if (plain && startsWith(in, "AMQP")) {
            become(context, pipeline -> pipeline.addLast(new AmqpChannel(context.channel(), namespace)));
        } else if (plain && isHttp(in)) {
            become(context, this::acceptHttp);
        } else {
            refuse(context, in, "a client that speaks neither AMQP nor HTTP was turned away");
        }
    }

    private static boolean isTls(ByteBuf in) {
        return in.getByte(in.readerIndex()) == TLS_HANDSHAKE && in.getByte(in.readerIndex() + 1) == TLS_MAJOR_VERSION;
    }

    private static boolean startsWith(ByteBuf in, String text) {
        return in.toString(in.readerIndex(), text.length(), StandardCharsets.US_ASCII)
                .equals(text);
    }

    /** A method's name: HTTP itself answers those it does not know. */
    private static boolean isHttp(ByteBuf in) {
        for (int i = in.readerIndex(); i < in.readerIndex() + ENOUGH_BYTES; i++) {
            byte letter = in.getByte(i);
            if (letter != ' ' && (letter < 'A' || letter > 'Z')) {
                return false;
            }
        }
        return in.getByte(in.readerIndex()) != ' ';
    }

    private void acceptTls(ChannelHandlerContext context) {
        Supplier<SslContext> secure = tls;
        if (secure == null) {
            refuse(
                    context,
                    context.alloc().buffer(0),
                    "a client asked for TLS, which this server has no certificate for");
            return;
        }
        become(context, pipeline -> {
            pipeline.addLast(secure.get().newHandler(context.alloc()));
            pipeline.addLast(any(namespace, null));
        });
    }

    private void acceptHttp(ChannelPipeline pipeline) {
        pipeline.addLast(new HttpServerCodec());
        pipeline.addLast(new HttpObjectAggregator(MOST_HTTP_BODY_BYTES));
        pipeline.addLast(new WebSocketUpgrade(namespace));
    }

    private interface Continuation {
        void on(ChannelPipeline pipeline);
    }

    /** What was read so far goes to the handlers that come instead of this one. */
    private void become(ChannelHandlerContext context, Continuation continuation) {
        continuation.on(context.pipeline());
        context.pipeline().remove(this);
    }

    private static void refuse(ChannelHandlerContext context, ByteBuf in, String what) {
        LOG.atDebug().log(what);
        in.skipBytes(in.readableBytes());
        context.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.atDebug().setCause(cause).log("a connection broke before it began");
        context.close();
    }
}
