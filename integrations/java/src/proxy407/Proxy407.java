package proxy407;

import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A running program with one proxy, which asks for credentials and says why a client got a 407.
 *
 * <p>With JUnit 5 take {@link Proxy407Test} or {@link Proxy407Extension}; without, close it.
 */
public final class Proxy407 implements AutoCloseable {
    private final Settings settings;
    private final Child child;
    private final Api api;
    private Map<String, Object> proxy;
    private Map<String, Object> handout;
    private boolean isChanged;

    /** A scenario is a name, a file (with a / in it), or the scenario itself, which begins with {. */
    public static Proxy407 start(String scenario) {
        return new Proxy407(Settings.DEFAULT.withScenario(scenario));
    }

    public static Proxy407 start(String scenario, String user, String password) {
        return new Proxy407(
            Settings.DEFAULT.withScenario(scenario).withCredentials(user, password));
    }

    Proxy407(Settings settings) {
        this.settings = settings;
        Path program = Program.find();
        try (ScenarioArgument scenario = new ScenarioArgument(settings.scenario())) {
            child = new Child(program, scenario.argument(), settings.startTimeout());
        }
        api = new Api(child.port());
        try {
            read();
            if (settings.user() != null) {
                use(settings.scenario(), settings.user(), settings.password());
                isChanged = false;
            }
        } catch (RuntimeException problem) {
            close();
            throw problem;
        }
    }

    /** Without credentials. */
    public String url() {
        return (String) proxy.get("url");
    }

    /** The credentials are percent-encoded. */
    public String urlWithCredentials() {
        return (String) proxy.get("url_with_credentials");
    }

    public InetSocketAddress address() {
        URI uri = URI.create(url());
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }

    /** That of the scenario; null where it has none. */
    public String user() {
        return (String) proxy.get("user");
    }

    public String password() {
        return (String) proxy.get("password");
    }

    /** PEM: the authority of the https targets. */
    public Path caFile() {
        return Path.of((String) proxy.get("ca_file"));
    }

    /** A URL that only the proxy knows. */
    public String httpTarget() {
        return (String) handout.get("http_target");
    }

    public String httpsTarget() {
        return (String) handout.get("https_target");
    }

    /**
     * For a child process: put all of it into ProcessBuilder.environment(). What the surroundings say
     * of other proxies and of exceptions, NO_PROXY above all, is empty.
     */
    public Map<String, String> environment() {
        Map<String, String> made = new LinkedHashMap<>(Map.of("no_proxy", "", "NO_PROXY", ""));
        List<?> unset = (List<?>) handout.get("unset");
        System.getenv().keySet().stream().filter(name -> unset.contains(name.toLowerCase(Locale.ROOT)))
            .forEach(name -> made.put(name, ""));
        ((Map<?, ?>) handout.get("environment"))
            .forEach((name, value) -> made.put((String) name, (String) value));
        return made;
    }

    /** Every request goes through the proxy, also one to this machine. */
    public ProxySelector proxySelector() {
        return ProxySelector.of(address());
    }

    /**
     * The credentials, for this proxy only. The JDK sends no Basic to a proxy for an https target
     * before the property jdk.http.auth.tunneling.disabledSchemes is set to "".
     */
    public Authenticator authenticator() {
        return authenticator(user(), password());
    }

    public Authenticator authenticator(String user, String password) {
        int port = address().getPort();
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                boolean isOurs = getRequestorType() == RequestorType.PROXY && getRequestingPort() == port;
                return isOurs && user != null
                    ? new PasswordAuthentication(user, password.toCharArray()) : null;
            }
        };
    }

    /** Trusts the authority of the https targets, and no other. */
    public SSLContext sslContext() {
        try (InputStream file = Files.newInputStream(caFile())) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                store.setCertificateEntry("proxy407-" + store.size(), one);
            }
            TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException problem) {
            throw new Proxy407Exception(caFile() + " can't be read: " + problem, problem);
        }
    }

    public List<Exchange> exchanges() {
        return exchanges(Map.of());
    }

    /**
     * What came so far and matches. The keys are those of the control API: proxy, scenario, recorder,
     * connection, method, host, target, status, verdict, user, cause, finding.
     */
    public List<Exchange> exchanges(Map<String, ?> match) {
        StringJoiner query = new StringJoiner("&", "?", "");
        match.forEach((key, value) -> query.add(
            encoded(key) + "=" + encoded(String.valueOf(value))));
        return exchangesOf(api.call("GET", "/exchanges" + query, null));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Waits until so many exchanges match; an exception says what came nearest. */
    public List<Exchange> awaitExchanges(Map<String, ?> match, int count, Duration timeout) {
        Map<String, Object> body =
            Map.of("match", match, "count", count, "timeout_ms", timeout.toMillis());
        return exchangesOf(api.call("POST", "/exchanges/wait", body, timeout.plusSeconds(10)));
    }

    @SuppressWarnings("unchecked")
    private static List<Exchange> exchangesOf(Map<String, Object> answer) {
        return ((List<Map<String, Object>>) answer.get("exchanges")).stream().map(Exchange::new).toList();
    }

    /** Judges by the checks of the scenario, or by the named ones; the diagnosis is the failure's text. */
    public void verify(String... checks) {
        Map<String, Object> body = checks.length > 0 ? Map.of("checks", List.of(checks)) : Map.of();
        Map<String, Object> verdict = api.call("POST", "/verify", body);
        if (!Boolean.TRUE.equals(verdict.get("passed"))) {
            throw new AssertionError("The expectations of proxy407 do not hold.\n" + verdict.get("text"));
        }
    }

    /** Another scenario on the same port, with its own credentials. */
    public void use(String scenario) {
        use(scenario, null, null);
    }

    public void use(String scenario, String user, String password) {
        isChanged = true;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("scenario", ScenarioArgument.content(scenario));
        if (user != null) {
            body.put("user", user);
            body.put("password", password);
        }
        api.call("PUT", "/proxies/" + proxy.get("name") + "/scenario", body);
        read();
    }

    /** Forgets what came, and brings the proxy back to how it was started. */
    public void reset() {
        if (isChanged) {
            use(settings.scenario(), settings.user(), settings.password());
            isChanged = false;
        }
        api.call("POST", "/reset", Map.of());
    }

    @Override
    public void close() {
        child.stop();
    }

    @SuppressWarnings("unchecked")
    private void read() {
        proxy = ((List<Map<String, Object>>) api.call("GET", "/proxies", null).get("proxies")).get(0);
        handout = Collections.unmodifiableMap(api.call("GET", "/handout", null));
    }

    Settings settings() {
        return settings;
    }

    /** The diagnosis of what was refused, or null: what a test that doesn't expect it fails with. */
    String refusalText() {
        Map<String, Object> found = api.call("GET", "/refusals", null);
        return Boolean.TRUE.equals(found.get("refused"))
            ? "The proxy refused a request. (A test that expects this sets allowRefusals.)\n"
                + found.get("text")
            : null;
    }
}
