import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import proxy407.Proxy407;
import proxy407.Proxy407Test;

/**
 * The same with a mistake that is made often: the user info of a URL is percent-encoded, and nobody
 * decodes it. failure.txt beside this file is what the test says.
 */
@Proxy407Test(scenario = "reject-encoded-password")
class WrongDownloadTest {
    @Test
    void downloadsThroughTheProxy(Proxy407 proxy) throws Exception {
        assertEquals(200, download(proxy.urlWithCredentials(), "http://example.test/ip"));
    }

    private static int download(String proxy, String target) throws Exception {
        URI url = URI.create(proxy);
        String[] account = url.getRawUserInfo().split(":", 2);
        HttpClient client = HttpClient.newBuilder()
            .proxy(ProxySelector.of(new InetSocketAddress(url.getHost(), url.getPort())))
            .authenticator(new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    return new PasswordAuthentication(account[0], account[1].toCharArray());
                }
            }).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(target)).build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }
}
