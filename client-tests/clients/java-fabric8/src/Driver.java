import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.WebSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static java.nio.charset.StandardCharsets.UTF_8;

class Driver {
    public static void main(String[] args) throws Exception {
        List<String> features = List.of("basic.http", "basic.connect", "websocket");
        Kit.serve(args, "fabric8", Kit.version(Config.class), features, Driver::get);
    }

    // example: begin
    /** What exec, attach and port-forward do. */
    private static Kit.Answer openWebSocket(HttpClient client, Kit.Case what) throws Exception {
        var echo = new CompletableFuture<String>();
        var listener = new WebSocket.Listener() {
            @Override
            public void onMessage(WebSocket socket, ByteBuffer octets) {
                echo.complete(UTF_8.decode(octets).toString());
            }

            @Override
            public void onError(WebSocket socket, Throwable problem) {
                echo.completeExceptionally(problem);
            }
        };
        URI uri = URI.create(what.url().replaceFirst("^ws", "http"));
        WebSocket socket = client.newWebSocketBuilder().uri(uri).buildAsync(listener).get();
        socket.send(ByteBuffer.wrap("hello".getBytes(UTF_8)));
        return new Kit.Answer(101, echo.get(), null);
    }

    static Kit.Answer get(Kit.Case what) throws Exception {
        var config = new ConfigBuilder(Config.empty())
            .withMasterUrl(what.url().replaceFirst("^ws", "http"))
            .withCaCertFile(what.caFile())
            .withRequestRetryBackoffInterval(1) // ms; its usual ten waits take longer than a case may
            .withHttpProxy(what.proxy())
            .withHttpsProxy(what.proxy());
        if (what.hasCredentials()) config.withProxyUsername(what.user()).withProxyPassword(what.password());
        try (var client = new KubernetesClientBuilder().withConfig(config.build()).build()) {
            HttpClient http = client.getHttpClient();
            if (what.takes("websocket")) return openWebSocket(http, what);
            var request = http.newHttpRequestBuilder().uri(what.uri()).build();
            var answer = http.sendAsync(request, String.class).get();
            return new Kit.Answer(answer.code(), answer.bodyString(), answer.header("Proxy-Authenticate"));
        }
    }
    // example: end
}
