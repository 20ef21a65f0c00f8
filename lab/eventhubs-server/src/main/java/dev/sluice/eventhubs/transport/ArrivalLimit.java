package dev.sluice.eventhubs.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a connection that has not opened AMQP within a limit, whatever it did instead. */
// Whether closing works out makes no difference: the channel ends.
@SuppressWarnings("FutureReturnValueIgnored")
final class ArrivalLimit extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ArrivalLimit.class);

    private final Duration limit;
    private @Nullable Future<?> timer;

    ArrivalLimit(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        timer = context.executor().schedule(() -> check(context), limit.toMillis(), TimeUnit.MILLISECONDS);
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (timer != null) {
            timer.cancel(false);
        }
        context.fireChannelInactive();
    }

    private void check(ChannelHandlerContext context) {
        AmqpChannel amqp = context.pipeline().get(AmqpChannel.class);
        if (amqp != null && amqp.isOpen()) {
            context.pipeline().remove(this);
        } else {
            LOG.atDebug().addKeyValue("limit", limit).log("a connection that did not open in time is ended");
            context.close();
        }
    }
}
