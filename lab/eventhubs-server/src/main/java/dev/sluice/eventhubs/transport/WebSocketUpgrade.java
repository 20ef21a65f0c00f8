package dev.sluice.eventhubs.transport;

import dev.sluice.eventhubs.engine.Namespace;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a client that speaks HTTP change to AMQP over WebSocket; tells others what this is. */
// A failed write ends the channel, which is how it is noticed.
@SuppressWarnings("FutureReturnValueIgnored")
final class WebSocketUpgrade extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketUpgrade.class);
    private static final String PATH = "/$servicebus/websocket";
    /** The name of the AMQP WebSocket binding's protocol at Azure, and the standard's own, which Go programs ask for. */
    private static final List<String> PROTOCOLS = List.of("AMQPWSB10", "amqp");
    /** A client may put several AMQP frames in one of its own, which have up to 1 MiB. */
    private static final int MOST_FRAME_BYTES = 4 * 1024 * 1024;

    private static final WebSocketServerHandshakerFactory HANDSHAKES = new WebSocketServerHandshakerFactory(
            PATH,
            String.join(",", PROTOCOLS),
            WebSocketDecoderConfig.newBuilder()
                    .maxFramePayloadLength(MOST_FRAME_BYTES)
                    .allowExtensions(false)
                    .withUTF8Validator(false)
                    .build());

    private final Namespace namespace;

    WebSocketUpgrade(Namespace namespace) {
        this.namespace = namespace;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            answer(context, HttpResponseStatus.BAD_REQUEST, "This is no HTTP request.");
        } else if (!isEndpoint(request.uri())) {
            answer(
                    context,
                    HttpResponseStatus.NOT_FOUND,
                    "Event Hubs clients connect by AMQP, or WebSocket at " + PATH);
        } else if (!request.method().equals(HttpMethod.GET)) {
            answer(context, HttpResponseStatus.METHOD_NOT_ALLOWED, "A WebSocket begins with GET.");
        } else if (!request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
            answer(context, HttpResponseStatus.UPGRADE_REQUIRED, "This address takes WebSockets only.");
        } else if (!asksForAmqp(request)) {
            answer(
                    context,
                    HttpResponseStatus.BAD_REQUEST,
                    "The WebSocket's protocol must be one of " + String.join(", ", PROTOCOLS));
        } else {
            upgrade(context, request);
        }
    }

    /** The Java SDK names the whole address in its request, as one does to a proxy. */
    private static boolean isEndpoint(String uri) {
        String path = new QueryStringDecoder(uri.replaceFirst("^[a-z]+://[^/]*", "")).path();
        return path.equals(PATH) || path.equals(PATH + "/");
    }

    /** A client that names no protocol is taken for one: there is no other. */
    private static boolean asksForAmqp(FullHttpRequest request) {
        String protocols = request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        return protocols == null
                || Stream.of(protocols.split(",")).map(String::strip).anyMatch(PROTOCOLS::contains);
    }

    private void upgrade(ChannelHandlerContext context, FullHttpRequest request) {
        WebSocketServerHandshaker handshaker = HANDSHAKES.newHandshaker(request);
        if (handshaker == null) {
            answer(context, HttpResponseStatus.UPGRADE_REQUIRED, "This version of WebSocket is not known; 13 is.");
            return;
        }
        try {
            handshaker.handshake(context.channel(), request);
        } catch (WebSocketHandshakeException e) {
            answer(context, HttpResponseStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
            return;
        }
        context.pipeline().addLast(new WebSocketBytes(), new AmqpChannel(context.channel(), namespace));
        context.pipeline().remove(this);
    }

    private static void answer(ChannelHandlerContext context, HttpResponseStatus status, String text) {
        ByteBuf body = Unpooled.copiedBuffer(text + "\n", StandardCharsets.UTF_8);
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (status.equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
            response.headers().set(HttpHeaderNames.ALLOW, HttpMethod.GET);
        }
        if (status.equals(HttpResponseStatus.UPGRADE_REQUIRED)) {
            response.headers()
                    .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                    .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13");
        }
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.atDebug().setCause(cause).log("a connection broke before it began");
        context.close();
    }
}
