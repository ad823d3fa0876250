import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.resolver.NoopAddressResolverGroup;
import java.io.File;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

class Driver {
    public static void main(String[] args) throws Exception {
        Kit.serve(args, "Netty", Kit.version(HttpProxyHandler.class), List.of("basic.connect", "redirect"), Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        SslContext tls = SslContextBuilder.forClient().trustManager(new File(what.caFile())).build();
        var result = new CompletableFuture<Kit.Answer>();
        var threads = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            String host = what.uri().getHost();
            int port = what.uri().getPort() < 0 ? 443 : what.uri().getPort();
            var channel = new Bootstrap().group(threads).channel(NioSocketChannel.class)
                .resolver(NoopAddressResolverGroup.INSTANCE) // the proxy resolves
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel made) {
                        made.pipeline().addLast(
                            what.hasCredentials()
                                ? new HttpProxyHandler(what.proxyAddress(), what.user(), what.password())
                                : new HttpProxyHandler(what.proxyAddress()),
                            tls.newHandler(made.alloc(), host, port),
                            new HttpClientCodec(),
                            new HttpObjectAggregator(1 << 20),
                            new Reader(result));
                    }
                })
                .connect(host, port).sync().channel();
            String query = what.uri().getRawQuery();
            String target = what.uri().getRawPath() + (query == null ? "" : "?" + query);
            var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target);
            request.headers().set("Host", host);
            channel.writeAndFlush(request).sync();
            return result.get(what.timeMs(), MILLISECONDS);
        } finally {
            threads.shutdownGracefully(0, 1000, MILLISECONDS);
        }
    }

    static class Reader extends SimpleChannelInboundHandler<FullHttpResponse> {
        private final CompletableFuture<Kit.Answer> result;

        Reader(CompletableFuture<Kit.Answer> result) {
            this.result = result;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpResponse answer) {
            String body = answer.content().toString(UTF_8);
            result.complete(new Kit.Answer(answer.status().code(), body, answer.headers().get("Proxy-Authenticate")));
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            result.completeExceptionally(new java.io.IOException("the connection was closed"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable problem) {
            result.completeExceptionally(problem);
        }
    }
    // example: end
}
