import com.burgstaller.okhttp.DispatchingAuthenticator;
import com.burgstaller.okhttp.basic.BasicAuthenticator;
import com.burgstaller.okhttp.digest.Credentials;
import com.burgstaller.okhttp.digest.DigestAuthenticator;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;

class Driver {
    public static void main(String[] args) throws Exception {
        List<String> features = List.of("basic.http", "basic.connect", "digest.http", "digest.connect", "redirect", "upload");
        Kit.serve(args, "okhttp-digest", Kit.version(DigestAuthenticator.class), features, Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        var client = new OkHttpClient.Builder()
            .proxy(what.httpProxy())
            .sslSocketFactory(Kit.sslContext(what.caFile()).getSocketFactory(), Kit.trustManager(what.caFile()));
        if (what.hasCredentials()) {
            var credentials = new Credentials(what.user(), what.password());
            client.proxyAuthenticator(new DispatchingAuthenticator.Builder()
                .with("digest", new DigestAuthenticator(credentials))
                .with("basic", new BasicAuthenticator(credentials))
                .build());
        }
        var request = new Request.Builder().url(what.url());
        if (what.content() != null) request.post(okhttp3.RequestBody.create(null, what.content()));
        try (var answer = client.build().newCall(request.build()).execute()) {
            return new Kit.Answer(answer.code(), answer.body().string(), answer.header("Proxy-Authenticate"));
        }
    }
    // example: end
}
