import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.net.*;
import java.net.http.*;
import java.util.*;
import org.junit.jupiter.api.*;

/** The test of ../README.md without the fixture: http:// alone, and no word on what was wrong. */
class ByHandTest {
    static final String EXPECTED =
        "Basic " + Base64.getEncoder().encodeToString("user:p@ss:word".getBytes());
    final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    HttpServer proxy;

    @BeforeEach
    void start() throws Exception {
        proxy = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        proxy.createContext("/", exchange -> {
            String sent = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
            seen.add(sent);
            if (!EXPECTED.equals(sent)) {
                exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"test\"");
            }
            exchange.sendResponseHeaders(EXPECTED.equals(sent) ? 200 : 407, -1);
            exchange.close();
        });
        proxy.start();
    }

    @AfterEach
    void stop() {
        proxy.stop(0);
    }

    @Test
    void downloadsThroughTheProxy() throws Exception {
        var client = HttpClient.newBuilder()
            .proxy(ProxySelector.of(proxy.getAddress()))
            .authenticator(new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    return new PasswordAuthentication("user", "p@ss:word".toCharArray());
                }
            }).build();
        var request = HttpRequest.newBuilder(URI.create("http://example.test/ip")).build();
        assertEquals(200, client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        assertEquals(EXPECTED, seen.get(seen.size() - 1));
    }
}
