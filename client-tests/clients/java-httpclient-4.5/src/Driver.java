import java.util.List;
import org.apache.http.HttpHost;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.NTCredentials;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

class Driver {
    public static void main(String[] args) throws Exception {
        List<String> features =
            List.of("basic.http", "basic.connect", "digest.http", "digest.connect", "ntlm.http", "ntlm.connect", "redirect", "upload");
        Kit.serve(args, "Apache HttpClient", Kit.version(HttpClients.class), features, Driver::get);
    }

    // example: begin
    private static HttpUriRequest request(Kit.Case what) throws Exception {
        if (what.content() == null) return new HttpGet(what.url());
        HttpPost upload = new HttpPost(what.url());
        upload.setEntity(new StringEntity(what.content()));
        return upload;
    }

    static Kit.Answer get(Kit.Case what) throws Exception {
        var credentials = new BasicCredentialsProvider();
        if (what.hasCredentials())
            credentials.setCredentials(
                new AuthScope(what.proxyHost(), what.proxyPort()),
                what.offers("ntlm")
                    ? new NTCredentials(what.userInDomain(), what.password(), null, what.domain())
                    : new UsernamePasswordCredentials(what.user(), what.password())
            );
        try (var client = HttpClients.custom()
            .setProxy(new HttpHost(what.proxyHost(), what.proxyPort()))
            .setDefaultCredentialsProvider(credentials)
            .setSSLContext(Kit.sslContext(what.caFile()))
            .build();
             var answer = client.execute(request(what))) {
            var challenge = answer.getFirstHeader("Proxy-Authenticate");
            return new Kit.Answer(
                answer.getStatusLine().getStatusCode(),
                answer.getEntity() == null ? "" : EntityUtils.toString(answer.getEntity()),
                challenge == null ? null : challenge.getValue()
            );
        }
    }
    // example: end
}
