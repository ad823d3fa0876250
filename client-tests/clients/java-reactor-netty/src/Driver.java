import io.netty.handler.ssl.SslContextBuilder;
import java.io.File;
import java.util.List;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.ProxyProvider;

class Driver {
    public static void main(String[] args) throws Exception {
        String version = Kit.version(HttpClient.class);
        Kit.serve(args, "Reactor Netty", version, List.of("basic.http", "basic.connect", "redirect"), Driver::get);
    }

    static Kit.Answer get(Kit.Case what) throws Exception {
        var tls = SslContextBuilder.forClient().trustManager(new File(what.caFile())).build();
        return HttpClient.create(ConnectionProvider.newConnection())
            .proxy(type -> {
                var proxy = type.type(ProxyProvider.Proxy.HTTP).host(what.proxyHost()).port(what.proxyPort());
                if (what.hasCredentials()) proxy.username(what.user()).password(name -> what.password());
            })
            .secure(spec -> spec.sslContext(tls))
            .followRedirect(what.takes("redirect"))
            .get()
            .uri(what.url())
            .responseSingle((answer, body) -> body.asString().defaultIfEmpty("").map(text ->
                new Kit.Answer(answer.status().code(), text, answer.responseHeaders().get("Proxy-Authenticate"))))
            .block();
    }
}
