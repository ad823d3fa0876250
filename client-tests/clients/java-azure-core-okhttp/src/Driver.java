import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.ProxyOptions;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import com.azure.core.util.Configuration;
import java.util.List;
import okhttp3.OkHttpClient;

class Driver {
    public static void main(String[] args) throws Exception {
        List<String> features = List.of("basic.http", "basic.connect", "digest.http", "digest.connect", "redirect", "no_proxy", "https_proxy");
        Kit.serve(args, "Azure SDK on OkHttp", Kit.version(OkHttpAsyncHttpClientBuilder.class), features, Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        OkHttpClient trusting = new OkHttpClient.Builder()
            .sslSocketFactory(Kit.sslContext(what.caFile()).getSocketFactory(), Kit.trustManager(what.caFile()))
            .build();
        var http = new OkHttpAsyncHttpClientBuilder(trusting);
        if (what.via().equals("option")) {
            ProxyOptions proxy = new ProxyOptions(ProxyOptions.Type.HTTP, what.proxyAddress());
            if (what.hasCredentials()) proxy.setCredentials(what.user(), what.password());
            if (what.noProxy() != null) proxy.setNonProxyHosts(what.noProxy().replace(',', '|'));
            http.proxy(proxy);
        } else {
            http.configuration(Configuration.getGlobalConfiguration());
        }
        try (var answer = http.build().sendSync(new HttpRequest(HttpMethod.GET, what.url()), com.azure.core.util.Context.NONE)) {
            String challenge = answer.getHeaders().getValue(com.azure.core.http.HttpHeaderName.PROXY_AUTHENTICATE);
            return new Kit.Answer(answer.getStatusCode(), answer.getBodyAsBinaryData().toString(), challenge);
        }
    }
    // example: end
}
