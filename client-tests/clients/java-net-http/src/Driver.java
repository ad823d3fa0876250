import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

class Driver {
    public static void main(String[] args) throws Exception {
        String version = System.getProperty("java.version");
        Kit.serve(args, "java.net.http", version, List.of("basic.http", "basic.connect", "redirect", "upload"), Driver::get);
    }

    static Kit.Answer get(Kit.Case what) throws Exception {
        var client = HttpClient.newBuilder()
            .proxy(ProxySelector.of(what.proxyAddress()))
            .followRedirects(what.takes("redirect") ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER)
            .sslContext(Kit.sslContext(what.caFile()));
        if (what.hasCredentials())
            client.authenticator(new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    if (getRequestorType() != RequestorType.PROXY) return null;
                    return new PasswordAuthentication(what.user(), what.password().toCharArray());
                }
            });
        var request = HttpRequest.newBuilder(what.uri());
        if (what.content() != null) request.POST(HttpRequest.BodyPublishers.ofString(what.content()));
        var answer = client.build().send(request.build(), BodyHandlers.ofString());
        String challenge = answer.headers().firstValue("Proxy-Authenticate").orElse(null);
        return new Kit.Answer(answer.statusCode(), answer.body(), challenge);
    }
}
