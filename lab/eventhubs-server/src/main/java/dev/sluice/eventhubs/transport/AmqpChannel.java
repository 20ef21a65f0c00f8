package dev.sluice.eventhubs.transport;

import dev.sluice.eventhubs.engine.AmqpConnection;
import dev.sluice.eventhubs.engine.Namespace;
import dev.sluice.eventhubs.engine.Wire;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the bytes of one connection. Everything happens on the channel's event loop.
 *
 * <p>Small frames are gathered and go out together. While the client does not take what is written, nothing is read
 * from it either: the answers to what it sends would pile up.
 */
// A failed write ends the channel, which is how it is noticed; the futures say nothing more.
@SuppressWarnings("FutureReturnValueIgnored")
final class AmqpChannel extends ChannelInboundHandlerAdapter implements Wire {
    private static final Logger LOG = LoggerFactory.getLogger(AmqpChannel.class);
    private static final int GATHERED_BYTES = 64 * 1024;

    private final Channel channel;
    private final AmqpConnection connection;
    private @Nullable ByteBuf gathered;
    private int expected;
    private boolean reading;
    private boolean flushScheduled;

    AmqpChannel(Channel channel, Namespace namespace) {
        this.channel = channel;
        this.connection = AmqpConnection.open(namespace, this);
    }

    /** Whether the client has opened the AMQP connection. */
    boolean isOpen() {
        return connection.isOpen();
    }

    /** Ends a connection in order; may be called on any thread. */
    static void stop(Channel channel) {
        AmqpChannel handler = channel.pipeline().get(AmqpChannel.class);
        if (handler == null) {
            channel.close();
        } else {
            channel.eventLoop().execute(handler.connection::close);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        reading = true;
        ByteBuf received = (ByteBuf) message;
        try {
            byte[] bytes = new byte[received.readableBytes()];
            received.readBytes(bytes);
            connection.receive(bytes);
        } finally {
            ReferenceCountUtil.release(received);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        channel.config().setAutoRead(channel.isWritable());
        if (channel.isWritable()) {
            connection.writable();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connection.disconnected();
        ReferenceCountUtil.release(gathered);
        gathered = null;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.atDebug().setCause(cause).log("a connection broke");
        channel.close();
    }

    @Override
    public void write(ProtonBuffer bytes) {
        int length = bytes.getReadableBytes();
        ByteBuf target = room(length);
        int start = target.writerIndex();
        ByteBuffer free = target.internalNioBuffer(start, length);
        bytes.copyInto(bytes.getReadOffset(), free, free.position(), length);
        target.writerIndex(start + length);
        scheduleFlush();
    }

    private ByteBuf room(int length) {
        if (gathered != null && gathered.readableBytes() + length > GATHERED_BYTES) {
            writeGathered();
        }
        if (gathered == null) {
            gathered = channel.alloc().ioBuffer(Math.max(length, expected));
        }
        return gathered.ensureWritable(length);
    }

    private void scheduleFlush() {
        if (!reading && !flushScheduled) {
            flushScheduled = true;
            channel.eventLoop().execute(this::flush);
        }
    }

    private void flush() {
        flushScheduled = false;
        writeGathered();
        channel.flush();
    }

    private void writeGathered() {
        if (gathered != null) {
            // A client that does not read must not hold a large buffer for each small answer.
            expected = Math.min(gathered.readableBytes(), GATHERED_BYTES);
            channel.write(gathered, channel.voidPromise());
            gathered = null;
        }
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public ScheduledExecutorService thread() {
        return channel.eventLoop();
    }

    @Override
    public void close() {
        writeGathered();
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
}
