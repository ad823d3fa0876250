import java.util.List;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

class Driver {
    public static void main(String[] args) throws Exception {
        List<String> features = List.of("basic.http", "basic.connect", "digest.http", "digest.connect", "redirect", "upload");
        Kit.serve(args, "Apache HttpClient", Kit.version(HttpClients.class), features, Driver::get);
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
        try (var client = HttpClients.custom()
            .setProxy(new HttpHost(what.proxyHost(), what.proxyPort()))
            .setDefaultCredentialsProvider(credentials)
            .setConnectionManager(connections)
            .build()) {
            HttpUriRequestBase request = new HttpUriRequestBase(what.content() == null ? "GET" : "POST", what.uri());
            if (what.content() != null) request.setEntity(new StringEntity(what.content()));
            return client.execute(request, answer -> {
                var challenge = answer.getFirstHeader("Proxy-Authenticate");
                return new Kit.Answer(
                    answer.getCode(),
                    answer.getEntity() == null ? "" : EntityUtils.toString(answer.getEntity()),
                    challenge == null ? null : challenge.getValue()
                );
            });
        }
    }
    // example: end
}
