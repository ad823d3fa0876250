import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import proxy407.Proxy407;
import proxy407.Proxy407Test;

/** A real test of a real client: the JDK's, behind a proxy whose password needs percent-encoding. */
@Proxy407Test
class DownloadTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "p@ss", "p:ss", "p/ss", "p%40ss", "p#ss?", "p ss", "p+ss", "p\"ss\\", "p&ss=;", "<p|ss>"})
    void downloadsThroughTheProxy(String password, Proxy407 proxy) throws Exception {
        proxy.use("basic", "user", password);
        assertEquals(200, download(proxy.urlWithCredentials(), "http://example.test/ip"));
    }

    /** The code under test: it gets the proxy as one URL, as http_proxy has it. */
    private static int download(String proxy, String target) throws Exception {
        URI url = URI.create(proxy);
        String[] account = url.getRawUserInfo().split(":", 2);
        HttpClient client = HttpClient.newBuilder()
            .proxy(ProxySelector.of(new InetSocketAddress(url.getHost(), url.getPort())))
            .authenticator(new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    return new PasswordAuthentication(
                        decoded(account[0]), decoded(account[1]).toCharArray());
                }
            }).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(target)).build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
