import java.util.List;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;

class Driver {
    public static void main(String[] args) throws Exception {
        List<String> features = List.of("basic.http", "basic.connect", "digest.http", "digest.connect", "redirect", "upload");
        Kit.serve(args, "Apache HttpAsyncClient", Kit.version(HttpAsyncClients.class), features, Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        var credentials = new BasicCredentialsProvider();
        if (what.hasCredentials())
            credentials.setCredentials(
                new AuthScope(what.proxyHost(), what.proxyPort()),
                new UsernamePasswordCredentials(what.user(), what.password().toCharArray())
            );
        var connections = PoolingAsyncClientConnectionManagerBuilder.create()
            .setTlsStrategy(new DefaultClientTlsStrategy(Kit.sslContext(what.caFile())))
            .build();
        try (var client = HttpAsyncClients.custom()
            .setProxy(new HttpHost(what.proxyHost(), what.proxyPort()))
            .setDefaultCredentialsProvider(credentials)
            .setConnectionManager(connections)
            .build()) {
            client.start();
            SimpleHttpRequest request = what.content() == null
                ? SimpleRequestBuilder.get(what.url()).build()
                : SimpleRequestBuilder.post(what.url()).setBody(what.content(), ContentType.TEXT_PLAIN).build();
            var answer = client.execute(request, null).get();
            var challenge = answer.getFirstHeader("Proxy-Authenticate");
            return new Kit.Answer(
                answer.getCode(), answer.getBodyText(), challenge == null ? null : challenge.getValue()
            );
        }
    }
    // example: end
}
