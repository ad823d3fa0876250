import java.util.List;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Url;

class Driver {
    // example: begin
    interface Service {
        @GET
        Call<ResponseBody> get(@Url String url);
    }
    // example: end

    public static void main(String[] args) throws Exception {
        String version = Kit.version(Retrofit.class);
        Kit.serve(args, "Retrofit", version, List.of("basic.http", "basic.connect", "redirect"), Driver::get);
    }

    // example: begin
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
        var retrofit = new Retrofit.Builder().baseUrl("http://origin.test/").client(client.build()).build();
        var answer = retrofit.create(Service.class).get(what.url()).execute();
        var body = answer.isSuccessful() ? answer.body() : answer.errorBody();
        return new Kit.Answer(answer.code(), body.string(), answer.headers().get("Proxy-Authenticate"));
    }
    // example: end
}
