package dev.sluice.bench.raw;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.impl.ProtonByteArrayBufferAllocator;
import org.apache.qpid.protonj2.engine.Engine;

/** Carries bytes between a socket and an engine. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write ends the channel
final class RawChannel extends ChannelInboundHandlerAdapter {
    private final Channel channel;
    private final Engine engine;
    private final Runnable onActive;
    private boolean flushScheduled;

    RawChannel(Channel channel, Engine engine, Runnable onActive) {
        this.channel = channel;
        this.engine = engine;
        this.onActive = onActive;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        onActive.run();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf received = (ByteBuf) message;
        try {
            byte[] bytes = new byte[received.readableBytes()];
            received.readBytes(bytes);
            if (engine.isWritable()) {
                engine.ingest(ProtonByteArrayBufferAllocator.wrapped(bytes).convertToReadOnly());
            }
        } finally {
            ReferenceCountUtil.release(received);
        }
    }

    /** Takes bytes of the engine. */
    void write(ProtonBuffer bytes) {
        int length = bytes.getReadableBytes();
        ByteBuf target = channel.alloc().ioBuffer(length);
        bytes.copyInto(bytes.getReadOffset(), target.nioBuffer(0, length), 0, length);
        channel.write(target.writerIndex(length));
        if (!flushScheduled) {
            flushScheduled = true;
            channel.eventLoop().execute(this::flush);
        }
    }

    private void flush() {
        flushScheduled = false;
        channel.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        channel.close();
    }
}
