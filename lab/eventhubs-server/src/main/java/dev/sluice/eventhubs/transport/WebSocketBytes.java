package dev.sluice.eventhubs.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.MessageToMessageCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.List;

/**
 * The bytes of a connection in WebSocket frames. Frames say nothing about where AMQP's own begin or end.
 *
 * @see <a href="https://docs.oasis-open.org/amqp-bindmap/amqp-wsb/v1.0/amqp-wsb-v1.0.html">AMQP WebSocket Binding</a>
 */
// A failed write ends the channel, which is how it is noticed.
@SuppressWarnings("FutureReturnValueIgnored")
final class WebSocketBytes extends MessageToMessageCodec<WebSocketFrame, ByteBuf> {
    private boolean closing;

    @Override
    protected void decode(ChannelHandlerContext context, WebSocketFrame frame, List<Object> out) {
        if (frame instanceof BinaryWebSocketFrame || frame instanceof ContinuationWebSocketFrame) {
            out.add(frame.content().retain());
        } else if (frame instanceof PingWebSocketFrame) {
            context.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
        } else if (frame instanceof CloseWebSocketFrame) {
            context.channel().close();
        } else if (!(frame instanceof PongWebSocketFrame)) {
            close(context, WebSocketCloseStatus.INVALID_MESSAGE_TYPE, context.newPromise());
        }
    }

    @Override
    protected void encode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) {
        out.add(bytes.isReadable() ? new BinaryWebSocketFrame(bytes.retain()) : bytes.retain());
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        close(context, WebSocketCloseStatus.NORMAL_CLOSURE, promise);
    }

    private void close(ChannelHandlerContext context, WebSocketCloseStatus status, ChannelPromise promise) {
        if (closing) {
            context.close(promise);
            return;
        }
        closing = true;
        context.writeAndFlush(new CloseWebSocketFrame(status)).addListener(sent -> context.close(promise));
    }
}
