import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import proxy407.Exchange;
import proxy407.Proxy407;
import proxy407.Proxy407Extension;
import proxy407.Proxy407Test;

/** Those that shall fail: tests/run starts each by itself. */
final class Cases {
    private Cases() {}
}

@Proxy407Test
class Start {
    @Test
    void test() {}
}

@Proxy407Test(user = "a:b", password = "c")
class Account {
    @Test
    void test() {}
}

@Proxy407Test(scenario = "reject-encoded-password")
class Refused {
    @Test
    void test(Proxy407 proxy) throws Exception {
        Client.send(proxy, "Basic dXNlcjpwJTQwc3MlM0F3b3Jk"); // user:p%40ss%3Aword
    }
}

@Proxy407Test(scenario = "reject-encoded-password")
class Earlier {
    @Test
    void test(Proxy407 proxy) throws Exception {
        Client.send(proxy, "Basic dXNlcjpwJTQwc3MlM0F3b3Jk");
        proxy.use("open");
        Client.send(proxy, null);
    }
}

@Proxy407Test
class Unanswered {
    @Test
    void test(Proxy407 proxy) throws Exception {
        Client.send(proxy, null);
    }
}

@Proxy407Test(allowRefusals = true)
class Expected {
    @Test
    void test(Proxy407 proxy) throws Exception {
        assertEquals(407, Client.send(proxy, null));
        List<Exchange> found = proxy.exchanges(Map.of("status", 407));
        assertEquals(1, found.size());
        assertTrue(found.get(0).finding().endsWith("no-credentials"));
    }
}

@Proxy407Test(allowRefusals = true)
class Verify {
    @Test
    void test(Proxy407 proxy) throws Exception {
        Client.send(proxy, null);
        proxy.verify("authenticated");
    }
}

@Proxy407Test
class Wait {
    @Test
    void test(Proxy407 proxy) throws Exception {
        Client.send(proxy, "Basic dXNlcjpwYXNz"); // user:pass
        proxy.awaitExchanges(Map.of("status", 200, "recorder", "proxy"), 2, Duration.ofMillis(100));
    }
}

@Proxy407Test(scenario = "nosuch")
class Unknown {
    @Test
    void test() {}
}

@Proxy407Test
class Key {
    @Test
    void test(Proxy407 proxy) {
        proxy.exchanges(Map.of("colour", "red"));
    }
}

@Proxy407Test
class Check {
    @Test
    void test(Proxy407 proxy) {
        proxy.verify("no-such-check");
    }
}

class Slow {
    @RegisterExtension
    final Proxy407Extension extension =
        Proxy407Extension.newInstance().startTimeout(Duration.ofSeconds(1)).build();

    @Test
    void test() {}
}

@Proxy407Test
class Hang {
    @Test
    void test(Proxy407 proxy) throws Exception {
        Files.writeString(Path.of(System.getenv("HANG_FILE")), proxy.url() + "\n");
        Thread.sleep(60_000);
    }
}

class Speed {
    @Test
    void test() throws Exception {
        for (int count = Integer.parseInt(System.getenv("COUNT")); count > 0; count--) {
            long began = System.nanoTime();
            try (Proxy407 proxy = Proxy407.start("basic")) {
                assertEquals(200, Client.send(proxy, "Basic dXNlcjpwYXNz"));
                System.out.printf("%.1f%n", (System.nanoTime() - began) / 1e6);
            }
        }
    }
}
