import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.util.List;

class Driver {
    public static void main(String[] args) throws Exception {
        String version = Kit.version(HttpTransport.class);
        Kit.serve(args, "Google HTTP Client", version, List.of("basic.http", "basic.connect", "redirect"), Driver::get);
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
        HttpTransport transport = new NetHttpTransport.Builder()
            .setProxy(what.httpProxy())
            .setSslSocketFactory(Kit.sslContext(what.caFile()).getSocketFactory())
            .build();
        var answer = transport.createRequestFactory().buildGetRequest(new GenericUrl(what.url()))
            .setThrowExceptionOnExecuteError(false).execute();
        return new Kit.Answer(
            answer.getStatusCode(), answer.parseAsString(), answer.getHeaders().getFirstHeaderStringValue("Proxy-Authenticate")
        );
    }
    // example: end
}
