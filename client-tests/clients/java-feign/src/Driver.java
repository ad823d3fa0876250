import feign.Client;
import feign.Feign;
import feign.RequestLine;
import feign.Response;
import feign.Util;
import java.net.URI;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

class Driver {
    // example: begin
    interface Service {
        @RequestLine("GET")
        Response get(URI url);
    }
    // example: end

    public static void main(String[] args) throws Exception {
        String version = Kit.version(Feign.class);
        Kit.serve(args, "Feign", version, List.of("basic.http", "basic.connect", "redirect"), Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        var tls = Kit.sslContext(what.caFile()).getSocketFactory();
        Client client = what.hasCredentials()
            ? new Client.Proxied(tls, null, what.httpProxy(), what.user(), what.password())
            : new Client.Proxied(tls, null, what.httpProxy());
        Service service = Feign.builder().client(client).target(Service.class, "http://origin.test");
        try (Response answer = service.get(what.uri())) {
            String body = answer.body() == null ? "" : Util.toString(answer.body().asReader(UTF_8));
            String challenge = answer.headers().getOrDefault("Proxy-Authenticate", List.of())
                .stream().findFirst().orElse(null);
            return new Kit.Answer(answer.status(), body, challenge);
        }
    }
    // example: end
}
