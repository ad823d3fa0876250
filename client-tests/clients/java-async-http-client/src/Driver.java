import io.netty.handler.ssl.SslContextBuilder;
import java.io.File;
import java.util.List;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.Realm;

import static org.asynchttpclient.Dsl.asyncHttpClient;
import static org.asynchttpclient.Dsl.config;
import static org.asynchttpclient.Dsl.proxyServer;
import static org.asynchttpclient.Dsl.realm;

class Driver {
    public static void main(String[] args) throws Exception {
        List<String> features =
            List.of("basic.http", "basic.connect", "digest.http", "digest.connect", "ntlm.http", "ntlm.connect", "redirect", "upload", "no_proxy");
        Kit.serve(args, "AsyncHttpClient", Kit.version(AsyncHttpClient.class), features, Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        var proxy = proxyServer(what.proxyHost(), what.proxyPort());
        if (what.hasCredentials()) {
            boolean ntlm = what.offers("ntlm");
            proxy.setRealm(realm(scheme(what), ntlm ? what.userInDomain() : what.user(), what.password())
                .setNtlmDomain(ntlm ? what.domain() : null));
        }
        if (what.noProxy() != null) proxy.setNonProxyHosts(List.of(what.noProxy().split(",")));
        var tls = SslContextBuilder.forClient().trustManager(new File(what.caFile())).build();
        try (var client = asyncHttpClient(config().setFollowRedirect(what.takes("redirect")).setProxyServer(proxy).setSslContext(tls))) {
            var answer = (what.content() == null
                ? client.prepareGet(what.url())
                : client.preparePost(what.url()).setBody(what.content())).execute().get();
            return new Kit.Answer(
                answer.getStatusCode(), answer.getResponseBody(), answer.getHeader("Proxy-Authenticate")
            );
        }
    }

    private static Realm.AuthScheme scheme(Kit.Case what) {
        if (what.offers("digest")) return Realm.AuthScheme.DIGEST;
        if (what.offers("ntlm")) return Realm.AuthScheme.NTLM;
        return Realm.AuthScheme.BASIC;
    }
    // example: end
}
