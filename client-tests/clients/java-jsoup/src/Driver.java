import java.util.List;
import org.jsoup.Connection;
import org.jsoup.Jsoup;

class Driver {
    public static void main(String[] args) throws Exception {
        String version = Kit.version(Jsoup.class);
        Kit.serve(args, "jsoup", version, List.of("basic.http", "basic.connect", "redirect", "upload"), Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        Connection page = Jsoup.connect(what.url())
            .proxy(what.proxyHost(), what.proxyPort())
            .sslContext(Kit.sslContext(what.caFile()))
            .ignoreContentType(true)
            .ignoreHttpErrors(true);
        if (what.content() != null) page.method(Connection.Method.POST).requestBody(what.content());
        if (what.hasCredentials())
            page.auth(asked -> asked.isProxy() ? asked.credentials(what.user(), what.password()) : null);
        var answer = page.execute();
        return new Kit.Answer(answer.statusCode(), answer.body(), answer.header("Proxy-Authenticate"));
    }
    // example: end
}
