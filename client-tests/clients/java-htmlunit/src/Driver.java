import java.io.File;
import java.util.List;
import java.util.regex.Pattern;
import org.htmlunit.ProxyConfig;
import org.htmlunit.WebClient;
import org.htmlunit.DefaultCredentialsProvider;

class Driver {
    public static void main(String[] args) throws Exception {
        List<String> features = List.of("basic.http", "basic.connect", "digest.http", "digest.connect", "redirect", "no_proxy");
        Kit.serve(args, "HtmlUnit", Kit.version(WebClient.class), features, Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        try (WebClient client = new WebClient()) {
            var options = client.getOptions();
            var proxy = new ProxyConfig(what.proxyHost(), what.proxyPort(), "http");
            if (what.noProxy() != null)
                for (String host : what.noProxy().split(",")) proxy.addHostsToProxyBypass(Pattern.quote(host));
            options.setProxyConfig(proxy);
            options.setThrowExceptionOnFailingStatusCode(false);
            File store = File.createTempFile("trust", ".p12");
            try (var file = new java.io.FileOutputStream(store)) {
                Kit.trustStore(what.caFile()).store(file, "secret".toCharArray());
            }
            options.setSSLTrustStore(store.toURI().toURL(), "secret", "PKCS12");
            if (what.hasCredentials())
                ((DefaultCredentialsProvider) client.getCredentialsProvider())
                    .addCredentials(what.user(), what.password().toCharArray(), what.proxyHost(), what.proxyPort(), null);
            var answer = client.getPage(what.url()).getWebResponse();
            String challenge = answer.getResponseHeaderValue("Proxy-Authenticate");
            return new Kit.Answer(answer.getStatusCode(), answer.getContentAsString(), challenge);
        }
    }
    // example: end
}
