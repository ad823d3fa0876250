import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.config.SSLConfig;
import io.restassured.specification.ProxySpecification;
import java.util.List;

class Driver {
    public static void main(String[] args) throws Exception {
        String version = Kit.version(RestAssured.class);
        Kit.serve(args, "REST Assured", version, List.of("basic.http", "basic.connect", "redirect"), Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        var proxy = ProxySpecification.host(what.proxyHost()).withPort(what.proxyPort());
        if (what.hasCredentials()) proxy = proxy.withAuth(what.user(), what.password());
        var config = RestAssuredConfig.config()
            .sslConfig(SSLConfig.sslConfig().trustStore(Kit.trustStore(what.caFile())));
        var answer = RestAssured.given().config(config).proxy(proxy)
            .urlEncodingEnabled(false).get(what.uri());
        return new Kit.Answer(answer.statusCode(), answer.body().asString(), answer.header("Proxy-Authenticate"));
    }
    // example: end
}
