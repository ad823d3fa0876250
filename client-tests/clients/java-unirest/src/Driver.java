import java.util.List;
import kong.unirest.core.Unirest;

class Driver {
    public static void main(String[] args) throws Exception {
        String version = Kit.version(Unirest.class);
        Kit.serve(args, "Unirest", version, List.of("basic.http", "basic.connect", "redirect", "upload"), Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        try (var client = Unirest.spawnInstance()) {
            client.config().sslContext(Kit.sslContext(what.caFile()));
            if (what.hasCredentials())
                client.config().proxy(what.proxyHost(), what.proxyPort(), what.user(), what.password());
            else
                client.config().proxy(what.proxyHost(), what.proxyPort());
            var answer = what.content() == null
                ? client.get(what.url()).asString()
                : client.post(what.url()).body(what.content()).asString();
            var challenge = answer.getHeaders().get("Proxy-Authenticate");
            return new Kit.Answer(
                answer.getStatus(), answer.getBody(), challenge.isEmpty() ? null : challenge.get(0)
            );
        }
    }
    // example: end
}
