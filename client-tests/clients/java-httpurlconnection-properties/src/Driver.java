import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URL;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;

import static java.nio.charset.StandardCharsets.UTF_8;

class Driver {
    public static void main(String[] args) throws Exception {
        List<String> features =
            List.of("basic.http", "basic.connect", "digest.http", "digest.connect", "ntlm.http", "ntlm.connect", "redirect", "no_proxy");
        Kit.serve(args, "HttpURLConnection", System.getProperty("java.version"), features, Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        for (String scheme : List.of("http", "https")) {
            System.setProperty(scheme + ".proxyHost", what.proxyHost());
            System.setProperty(scheme + ".proxyPort", Integer.toString(what.proxyPort()));
        }
        if (what.noProxy() != null) System.setProperty("http.nonProxyHosts", what.noProxy().replace(',', '|'));
        // There are no properties for the account: http.proxyUser, which many pages name, is none of the JDK's.
        if (what.hasCredentials())
            Authenticator.setDefault(new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    if (getRequestorType() != RequestorType.PROXY) return null;
                    return new PasswordAuthentication(what.user(), what.password().toCharArray());
                }
            });
        var connection = (HttpURLConnection) new URL(what.url()).openConnection();
        if (connection instanceof HttpsURLConnection secure)
            secure.setSSLSocketFactory(Kit.sslContext(what.caFile()).getSocketFactory());
        int status = connection.getResponseCode();
        try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            String text = body == null ? "" : new String(body.readAllBytes(), UTF_8);
            return new Kit.Answer(status, text, connection.getHeaderField("Proxy-Authenticate"));
        }
    }
    // example: end
}
