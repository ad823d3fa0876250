import io.netty.handler.ssl.SslContextBuilder;
import java.io.File;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.ProxyProvider;

class Driver {
    public static void main(String[] args) throws Exception {
        String version = Kit.version(HttpClient.class);
        Kit.serve(args, "Reactor Netty", version, List.of("basic.http", "basic.connect", "redirect", "no_proxy"), Driver::get);
    }

    private static String regex(String hosts) {
        return Stream.of(hosts.split(",")).map(Pattern::quote).collect(Collectors.joining("|"));
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        var tls = SslContextBuilder.forClient().trustManager(new File(what.caFile())).build();
        return HttpClient.create(ConnectionProvider.newConnection())
            .proxy(type -> {
                var proxy = type.type(ProxyProvider.Proxy.HTTP).host(what.proxyHost()).port(what.proxyPort());
                if (what.noProxy() != null) proxy.nonProxyHosts(regex(what.noProxy()));
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
    // example: end
}
