import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.List;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

class Driver {
    public static void main(String[] args) throws Exception {
        String version = Kit.version(WebClient.class);
        Kit.serve(args, "Vert.x Web Client", version, List.of("basic.http", "basic.connect", "redirect", "upload", "no_proxy"), Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        ProxyOptions proxy = new ProxyOptions()
            .setType(ProxyType.HTTP).setHost(what.proxyHost()).setPort(what.proxyPort());
        if (what.hasCredentials()) proxy.setUsername(what.user()).setPassword(what.password());
        Vertx vertx = Vertx.vertx();
        try {
            WebClientOptions options = new WebClientOptions()
                .setProxyOptions(proxy)
                .setTrustOptions(new PemTrustOptions().addCertPath(what.caFile()));
            if (what.noProxy() != null) options.setNonProxyHosts(List.of(what.noProxy().split(",")));
            WebClient client = WebClient.create(vertx, options);
            var sent = what.content() == null
                ? client.getAbs(what.url()).send()
                : client.postAbs(what.url()).sendBuffer(Buffer.buffer(what.content()));
            var answer = sent
                .toCompletionStage().toCompletableFuture().get(what.timeMs(), MILLISECONDS);
            String challenge = answer.getHeader("Proxy-Authenticate");
            return new Kit.Answer(answer.statusCode(), answer.bodyAsString(), challenge);
        } finally {
            vertx.close();
        }
    }
    // example: end
}
