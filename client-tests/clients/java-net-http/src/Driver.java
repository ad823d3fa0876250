import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

class Driver {
    public static void main(String[] args) throws Exception {
        String version = System.getProperty("java.version");
        Kit.serve(args, "java.net.http", version, List.of("basic.http", "basic.connect", "redirect", "upload", "websocket"), Driver::get);
    }

    // example: begin
    private static Kit.Answer openWebSocket(HttpClient client, Kit.Case what) throws Exception {
        var echo = new CompletableFuture<String>();
        var listener = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                echo.complete(text.toString());
                return null;
            }
        };
        WebSocket socket = client.newWebSocketBuilder().buildAsync(what.uri(), listener).get();
        socket.sendText("hello", true);
        return new Kit.Answer(101, echo.get(), null);
    }

    static Kit.Answer get(Kit.Case what) throws Exception {
        var client = HttpClient.newBuilder()
            .proxy(ProxySelector.of(what.proxyAddress()))
            .followRedirects(what.takes("redirect") ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER)
            .sslContext(Kit.sslContext(what.caFile()));
        if (what.hasCredentials())
            client.authenticator(new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    if (getRequestorType() != RequestorType.PROXY) return null;
                    return new PasswordAuthentication(what.user(), what.password().toCharArray());
                }
            });
        if (what.takes("websocket")) return openWebSocket(client.build(), what);
        var request = HttpRequest.newBuilder(what.uri());
        if (what.content() != null) request.POST(HttpRequest.BodyPublishers.ofString(what.content()));
        var answer = client.build().send(request.build(), BodyHandlers.ofString());
        String challenge = answer.headers().firstValue("Proxy-Authenticate").orElse(null);
        return new Kit.Answer(answer.statusCode(), answer.body(), challenge);
    }
    // example: end
}
