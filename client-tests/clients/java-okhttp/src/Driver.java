import java.util.List;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;

class Driver {
    public static void main(String[] args) throws Exception {
        String version = Kit.version(OkHttpClient.class);
        Kit.serve(args, "OkHttp", version, List.of("basic.http", "basic.connect", "redirect", "upload"), Driver::get);
    }

    static Kit.Answer get(Kit.Case what) throws Exception {
        var client = new OkHttpClient.Builder()
            .proxy(what.httpProxy())
            .sslSocketFactory(Kit.sslContext(what.caFile()).getSocketFactory(), Kit.trustManager(what.caFile()));
        if (what.hasCredentials())
            client.proxyAuthenticator((route, refused) -> {
                if (refused.request().header("Proxy-Authorization") != null) return null; // not twice
                return refused.request().newBuilder()
                    .header("Proxy-Authorization", Credentials.basic(what.user(), what.password()))
                    .build();
            });
        var request = new Request.Builder().url(what.url());
        if (what.content() != null) request.post(okhttp3.RequestBody.create(null, what.content()));
        try (var answer = client.build().newCall(request.build()).execute()) {
            return new Kit.Answer(answer.code(), answer.body().string(), answer.header("Proxy-Authenticate"));
        }
    }
}
