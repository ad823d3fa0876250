import java.net.URI;
import java.util.List;
import org.eclipse.jetty.client.Authentication;
import org.eclipse.jetty.client.BasicAuthentication;
import org.eclipse.jetty.client.DigestAuthentication;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.util.ssl.SslContextFactory;

class Driver {
    public static void main(String[] args) throws Exception {
        List<String> features = List.of("basic.http", "basic.connect", "digest.http", "digest.connect", "redirect", "upload", "no_proxy");
        Kit.serve(args, "Jetty HttpClient", Kit.version(HttpClient.class), features, Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        var tls = new SslContextFactory.Client();
        tls.setTrustStore(Kit.trustStore(what.caFile()));
        HttpClient client = new HttpClient();
        client.setSslContextFactory(tls);
        var through = new HttpProxy(what.proxyHost(), what.proxyPort());
        if (what.noProxy() != null) through.getExcludedAddresses().addAll(List.of(what.noProxy().split(",")));
        client.getProxyConfiguration().addProxy(through);
        if (what.hasCredentials()) {
            URI proxy = URI.create(what.proxy());
            client.getAuthenticationStore().addAuthentication(
                new BasicAuthentication(proxy, Authentication.ANY_REALM, what.user(), what.password()));
            client.getAuthenticationStore().addAuthentication(
                new DigestAuthentication(proxy, Authentication.ANY_REALM, what.user(), what.password()));
        }
        client.start();
        try {
            var request = client.newRequest(what.uri());
            if (what.content() != null)
                request.method("POST").body(new StringRequestContent(what.content()));
            var answer = request.send();
            String challenge = answer.getHeaders().get("Proxy-Authenticate");
            return new Kit.Answer(answer.getStatus(), answer.getContentAsString(), challenge);
        } finally {
            client.stop();
        }
    }
    // example: end
}
