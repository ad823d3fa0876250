import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

class Driver {
    public static void main(String[] args) throws Exception {
        String version = Kit.version(OkHttpClient.class);
        Kit.serve(args, "OkHttp", version, List.of("basic.http", "basic.connect", "redirect", "upload", "websocket"), Driver::get);
    }

    // example: begin
    private static Kit.Answer openWebSocket(OkHttpClient client, Request request) throws Exception {
        var echo = new CompletableFuture<Kit.Answer>();
        client.newWebSocket(request, new WebSocketListener() {
            @Override
            public void onOpen(WebSocket socket, Response answer) {
                socket.send("hello");
            }

            @Override
            public void onMessage(WebSocket socket, String text) {
                echo.complete(new Kit.Answer(101, text, null));
                socket.close(1000, null);
            }

            @Override
            public void onFailure(WebSocket socket, Throwable problem, Response answer) {
                echo.completeExceptionally(problem);
            }
        });
        return echo.get();
    }

    static Kit.Answer get(Kit.Case what) throws Exception {
        var client = new OkHttpClient.Builder()
            .proxy(what.httpProxy())
            .sslSocketFactory(Kit.sslContext(what.caFile()).getSocketFactory(), Kit.trustManager(what.caFile()));
        if (what.hasCredentials())
            client.proxyAuthenticator((route, refused) -> {
                if (refused.request().header("Proxy-Authorization") != null) return null; // not twice
                return refused.request().newBuilder()
                    .header("Proxy-Authorization", Credentials.basic(what.user(), what.password()))
                    .build();
            });
        var request = new Request.Builder().url(what.url());
        if (what.takes("websocket")) return openWebSocket(client.build(), request.build());
        if (what.content() != null) request.post(okhttp3.RequestBody.create(null, what.content()));
        try (var answer = client.build().newCall(request.build()).execute()) {
            return new Kit.Answer(answer.code(), answer.body().string(), answer.header("Proxy-Authenticate"));
        }
    }
    // example: end
}
