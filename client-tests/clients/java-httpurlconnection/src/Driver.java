import java.io.InputStream;
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
            List.of("basic.http", "basic.connect", "digest.http", "digest.connect", "ntlm.http", "ntlm.connect", "redirect", "upload");
        Kit.serve(args, "HttpURLConnection", System.getProperty("java.version"), features, Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        Authenticator.setDefault(!what.hasCredentials() ? null : new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                if (getRequestorType() != RequestorType.PROXY) return null;
                return new PasswordAuthentication(what.user(), what.password().toCharArray());
            }
        });
        var connection = (HttpURLConnection) new URL(what.url()).openConnection(what.httpProxy());
        if (connection instanceof HttpsURLConnection secure)
            secure.setSSLSocketFactory(Kit.sslContext(what.caFile()).getSocketFactory());
        if (what.content() != null) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(what.content().getBytes(UTF_8));
        }
        int status = connection.getResponseCode();
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            String text = body == null ? "" : new String(body.readAllBytes(), UTF_8);
            return new Kit.Answer(status, text, connection.getHeaderField("Proxy-Authenticate"));
        }
    }
    // example: end
}
