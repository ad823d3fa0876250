import io.netty.handler.ssl.SslContextBuilder;
import java.io.File;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.ProxyProvider;

class Driver {
    public static void main(String[] args) throws Exception {
        String version = Kit.version(WebClient.class);
        Kit.serve(args, "Spring WebClient", version, List.of("basic.http", "basic.connect", "redirect", "no_proxy"), Driver::get);
    }

    private static String regex(String hosts) {
        return Stream.of(hosts.split(",")).map(Pattern::quote).collect(Collectors.joining("|"));
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        var tls = SslContextBuilder.forClient().trustManager(new File(what.caFile())).build();
        HttpClient http = HttpClient.create(ConnectionProvider.newConnection())
            .proxy(type -> {
                var proxy = type.type(ProxyProvider.Proxy.HTTP).host(what.proxyHost()).port(what.proxyPort());
                if (what.noProxy() != null) proxy.nonProxyHosts(regex(what.noProxy()));
                if (what.hasCredentials()) proxy.username(what.user()).password(name -> what.password());
            })
            .secure(spec -> spec.sslContext(tls))
            .followRedirect(what.takes("redirect"));
        WebClient client = WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
        try {
            var answer = client.get().uri(what.uri()).retrieve().toEntity(String.class).block();
            return new Kit.Answer(answer.getStatusCode().value(), answer.getBody(), null);
        } catch (WebClientResponseException refused) {
            String challenge = refused.getHeaders().getFirst("Proxy-Authenticate");
            return new Kit.Answer(refused.getStatusCode().value(), refused.getResponseBodyAsString(), challenge);
        }
    }
    // example: end
}
