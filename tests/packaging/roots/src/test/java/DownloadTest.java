import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.*;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import proxy407.*;

@Proxy407Test(scenario = "reject-encoded-password")
class DownloadTest {
    @Test
    void downloadsThroughTheProxy(Proxy407 proxy) throws Exception {
        String account = "user:p@ss:word";
        account = "user:" + URLEncoder.encode("p@ss:word", "UTF-8");  // wrong
        var place = URI.create(proxy.url());
        var through = new Proxy(Proxy.Type.HTTP, new InetSocketAddress(place.getHost(), place.getPort()));
        var connection = (HttpURLConnection) new URL("http://example.test/ip").openConnection(through);
        connection.setRequestProperty("Proxy-Authorization",
                "Basic " + Base64.getEncoder().encodeToString(account.getBytes()));
        assertEquals(200, connection.getResponseCode());
    }
}
