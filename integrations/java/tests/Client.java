import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import proxy407.Proxy407;

/** The JDK's own client, and one that sends what it is given. */
final class Client {
    private Client() {}

    static HttpClient through(Proxy407 proxy) {
        return HttpClient.newBuilder().proxy(proxy.proxySelector()).authenticator(proxy.authenticator())
            .sslContext(proxy.sslContext()).build();
    }

    static int get(Proxy407 proxy, String target) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(target)).build();
        return through(proxy).send(request, BodyHandlers.ofString()).statusCode();
    }

    /** The status of a request with that Proxy-Authorization, or with none. */
    static int send(Proxy407 proxy, String authorization) throws IOException {
        String field =
            authorization == null ? "" : "Proxy-Authorization: " + authorization + "\r\n";
        try (Socket socket = new Socket(proxy.address().getHostString(), proxy.address().getPort())) {
            socket.getOutputStream().write(("GET http://example.test/ip HTTP/1.1\r\nHost: example.test\r\n"
                + field + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer =
                new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}
