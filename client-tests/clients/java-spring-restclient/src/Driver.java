import java.util.List;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

class Driver {
    public static void main(String[] args) throws Exception {
        List<String> features = List.of("basic.http", "basic.connect", "digest.http", "digest.connect", "redirect");
        Kit.serve(args, "Spring RestClient", Kit.version(RestClient.class), features, Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        var credentials = new BasicCredentialsProvider();
        if (what.hasCredentials())
            credentials.setCredentials(
                new AuthScope(what.proxyHost(), what.proxyPort()),
                new UsernamePasswordCredentials(what.user(), what.password().toCharArray())
            );
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
            .setTlsSocketStrategy(new DefaultClientTlsStrategy(Kit.sslContext(what.caFile())))
            .build();
        try (var http = HttpClients.custom()
            .setProxy(new HttpHost(what.proxyHost(), what.proxyPort()))
            .setDefaultCredentialsProvider(credentials)
            .setConnectionManager(connections)
            .build()) {
            var client = RestClient.create().mutate()
                .requestFactory(new HttpComponentsClientHttpRequestFactory(http)).build();
            var answer = client.get().uri(what.uri()).retrieve().toEntity(String.class);
            return new Kit.Answer(answer.getStatusCode().value(), answer.getBody(), null);
        } catch (RestClientResponseException refused) {
            var headers = refused.getResponseHeaders();
            return new Kit.Answer(
                refused.getStatusCode().value(), refused.getResponseBodyAsString(),
                headers == null ? null : headers.getFirst("Proxy-Authenticate")
            );
        }
    }
    // example: end
}
