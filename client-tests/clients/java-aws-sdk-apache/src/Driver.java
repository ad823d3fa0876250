import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.utils.IoUtils;

class Driver {
    public static void main(String[] args) throws Exception {
        List<String> features = List.of("basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy");
        Kit.serve(args, "AWS SDK, ApacheHttpClient", Kit.version(ApacheHttpClient.class), features, Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        var trust = Kit.trustManagers(what.caFile()).getTrustManagers();
        var http = ApacheHttpClient.builder().tlsTrustManagersProvider(() -> trust);
        if (what.via().equals("option")) {
            var proxy = ProxyConfiguration.builder().endpoint(what.proxyUri());
            if (what.hasCredentials()) proxy.username(what.user()).password(what.password());
            if (what.noProxy() != null)
                for (String host : what.noProxy().split(",")) proxy.addNonProxyHost(Pattern.quote(host));
            http.proxyConfiguration(proxy.build());
        }
        try (SdkHttpClient client = http.build()) {
            SdkHttpRequest request = SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(what.uri())
                .putHeader("Host", what.uri().getHost()).build();
            var answer = client.prepareRequest(HttpExecuteRequest.builder().request(request).build()).call();
            var body = answer.responseBody();
            return new Kit.Answer(
                answer.httpResponse().statusCode(),
                body.isPresent() ? IoUtils.toUtf8String(body.get()) : "",
                answer.httpResponse().firstMatchingHeader("Proxy-Authenticate").orElse(null)
            );
        }
    }
    // example: end
}
