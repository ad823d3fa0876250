import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Authenticator;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import proxy407.Exchange;
import proxy407.Proxy407;
import proxy407.Proxy407Extension;
import proxy407.Proxy407Test;

@Proxy407Test
class VerbsTest {
    @BeforeAll
    static void isThereBeforeAll(Proxy407 proxy) {
        assertNotNull(proxy.url());
    }

    @Test
    void clientGetsThrough(Proxy407 proxy) throws Exception {
        assertEquals(200, Client.get(proxy, proxy.httpTarget()));
        assertEquals(200, Client.get(proxy, proxy.httpsTarget()));
        proxy.verify();
        proxy.verify("authenticated", "never-sent-to-origin");
    }

    @Test
    void exchangesAreFound(Proxy407 proxy) throws Exception {
        Client.get(proxy, proxy.httpTarget());
        List<Exchange> found = proxy.awaitExchanges(
            Map.of("verdict", "accepted", "recorder", "proxy"), 1, Duration.ofSeconds(5));
        assertEquals(1, found.size());
        assertEquals("user", found.get(0).user());
        assertEquals(200, found.get(0).status());
        assertEquals(1, proxy.exchanges(Map.of("status", 407)).size());
        assertTrue(proxy.exchanges().size() >= 2);
        assertNotNull(proxy.exchanges().get(0).all().get("peer"));
    }

    @RepeatedTest(2)
    void eachTestBeginsWithNothing(Proxy407 proxy) throws Exception {
        assertEquals(List.of(), proxy.exchanges());
        Client.get(proxy, proxy.httpTarget());
    }

    @RepeatedTest(2)
    void anotherScenarioIsForThisTestOnly(Proxy407 proxy) throws Exception {
        assertEquals("pass", proxy.password());
        proxy.use("reject-encoded-password");
        assertTrue(proxy.urlWithCredentials().contains("p%40ss%3Aword"), proxy.urlWithCredentials());
        assertEquals(200, Client.get(proxy, proxy.httpTarget()));
        proxy.use("basic", "anna", "100%");
        assertEquals(200, Client.get(proxy, proxy.httpTarget()));
    }

    @Test
    void childProcessGetsTheProxy(Proxy407 proxy) throws Exception {
        ProcessBuilder builder =
            new ProcessBuilder("/bin/sh", "-c", "echo $http_proxy; echo $NO_PROXY$no_proxy$FTP_PROXY; echo $HOME");
        builder.environment().putAll(proxy.environment());
        String said = new String(
            builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String[] lines = said.split("\n");
        assertEquals(proxy.urlWithCredentials(), lines[0]);
        assertEquals("", lines[1]);
        assertTrue(!lines[2].isEmpty());
    }

    @Test
    void selectorOfTheWholeMachineDoesNotReachTheControlApi(Proxy407 proxy) throws Exception {
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(proxy.proxySelector());
        Authenticator.setDefault(proxy.authenticator());
        try {
            assertEquals(List.of(), proxy.exchanges());
        } finally {
            ProxySelector.setDefault(before);
            Authenticator.setDefault(null);
        }
    }

    @Nested
    class Inside {
        @Test
        void usesTheSame(Proxy407 proxy) throws Exception {
            assertEquals(200, Client.get(proxy, proxy.httpTarget()));
        }
    }
}

class StaticFieldTest {
    @RegisterExtension
    static final Proxy407Extension EXTENSION =
        Proxy407Extension.newInstance().credentials("anna", "a b:c%").build();
    private static String first;

    @RepeatedTest(2)
    void isOneProxyForTheClass() throws Exception {
        Proxy407 proxy = EXTENSION.proxy();
        first = first == null ? proxy.url() : first;
        assertEquals(first, proxy.url());
        assertEquals(List.of(), proxy.exchanges());
        assertEquals(200, Client.get(proxy, proxy.httpTarget()));
    }
}

class InstanceFieldTest {
    private static final String OWN = """
        {"id": "own", "title": "Own", "story": "A test's own: \\"ä\\".", "family": "basic",
         "client": {"user": "u", "password": "p"}, "users": [{"user": "u", "password": "p"}],
         "proxy": {"authentication": [{"scheme": "basic"}]}, "expect": [{"check": "authenticated"}]}
        """;
    private static String first;

    @RegisterExtension
    final Proxy407Extension extension = Proxy407Extension.newInstance().scenario(OWN).build();

    @RepeatedTest(2)
    void isAProxyForEachTest() throws Exception {
        assertTrue(!extension.proxy().url().equals(first));
        first = extension.proxy().url();
        extension.proxy().use("basic");
        extension.proxy().reset();
        assertEquals("u", extension.proxy().user());
        assertEquals(200, Client.get(extension.proxy(), extension.proxy().httpTarget()));
    }
}
