import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.client.proxy.ProxyConfig;
import java.io.File;
import java.util.List;

class Driver {
    public static void main(String[] args) throws Exception {
        Kit.serve(args, "Armeria", Kit.version(WebClient.class), List.of("basic.connect", "redirect"), Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        ProxyConfig proxy = what.hasCredentials()
            ? ProxyConfig.connect(what.proxyAddress(), what.user(), what.password(), false)
            : ProxyConfig.connect(what.proxyAddress());
        try (ClientFactory factory = ClientFactory.builder()
            .proxyConfig(proxy)
            .tlsCustomizer(tls -> tls.trustManager(new File(what.caFile())))
            .build()) {
            var builder = WebClient.builder().factory(factory);
            if (what.takes("redirect")) builder.followRedirects();
            var client = builder.build();
            var answer = client.get(what.url()).aggregate().join();
            return new Kit.Answer(
                answer.status().code(), answer.contentUtf8(), answer.headers().get("Proxy-Authenticate")
            );
        }
    }
    // example: end
}
