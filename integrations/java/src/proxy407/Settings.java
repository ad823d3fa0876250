package proxy407;

import java.time.Duration;

/** How a proxy starts, and what its tests expect. */
record Settings(
    String scenario, String user, String password, Duration startTimeout, boolean allowRefusals,
    boolean resetOnEachTest) {

    static final Settings DEFAULT =
        new Settings("basic", null, null, Duration.ofSeconds(10), false, true);

    Settings withScenario(String another) {
        return new Settings(another, user, password, startTimeout, allowRefusals, resetOnEachTest);
    }

    Settings withCredentials(String name, String secret) {
        return new Settings(scenario, name, secret, startTimeout, allowRefusals, resetOnEachTest);
    }

    Settings withStartTimeout(Duration timeout) {
        return new Settings(scenario, user, password, timeout, allowRefusals, resetOnEachTest);
    }

    Settings withAllowRefusals(boolean allow) {
        return new Settings(scenario, user, password, startTimeout, allow, resetOnEachTest);
    }

    Settings withResetOnEachTest(boolean reset) {
        return new Settings(scenario, user, password, startTimeout, allowRefusals, reset);
    }
}
