package proxy407;

import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts a proxy for tests: a static field with {@code @RegisterExtension} is one proxy for the class,
 * an instance field is one for each test. {@link Proxy407Test} is the same without a field.
 */
public final class Proxy407Extension
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback,
        TestExecutionExceptionHandler, ParameterResolver {
    private Settings settings;
    private Proxy407 proxy;
    private ExtensionContext owner;
    private boolean isReported;

    /** For {@link Proxy407Test}, whose values it reads. */
    public Proxy407Extension() {}

    private Proxy407Extension(Settings settings) {
        this.settings = settings;
    }

    public static Builder newInstance() {
        return new Builder();
    }

    /** The proxy, between the start of the class or test and its end. */
    public Proxy407 proxy() {
        if (proxy == null) {
            throw new IllegalStateException(
                "The proxy runs between the start of a test and its end; @RegisterExtension is needed.");
        }
        return proxy;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        isReported = false;
        if (proxy == null) {
            start(context);
        } else if (settings.resetOnEachTest()) {
            proxy.reset();
        }
    }

    private void start(ExtensionContext context) {
        if (proxy != null) {
            return;  // A nested class uses the proxy of its outer one.
        }
        if (settings == null) {
            settings = settingsOf(context);
        }
        proxy = new Proxy407(settings);
        owner = context;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (proxy == null) {
            return;  // It did not start.
        }
        try {
            String text = isReported || settings.allowRefusals() ? null : proxy.refusalText();
            if (text != null) {
                throw new AssertionError(text);
            }
        } finally {
            stop(context);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop(context);
    }

    private void stop(ExtensionContext context) {
        if (context == owner) {
            proxy.close();
            proxy = null;
            owner = null;
        }
    }

    /** A test that fails because of a refusal says that first, and its own failure as the cause. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
        throws Throwable {
        String text = settings.allowRefusals() ? null : proxy.refusalText();
        if (text == null) {
            throw failure;
        }
        isReported = true;
        AssertionError refused = new AssertionError(text, failure);
        refused.setStackTrace(failure.getStackTrace());  // The lines of the test, not of this class.
        throw refused;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Proxy407.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        start(context);
        return proxy;
    }

    private static Settings settingsOf(ExtensionContext context) {
        AnnotatedElement tests = context.getRequiredTestClass();
        return AnnotationSupport.findAnnotation(tests, Proxy407Test.class)
            .map(Proxy407Extension::settingsOf).orElse(Settings.DEFAULT);
    }

    private static Settings settingsOf(Proxy407Test test) {
        Settings made = Settings.DEFAULT.withScenario(test.scenario())
            .withAllowRefusals(test.allowRefusals()).withResetOnEachTest(test.resetOnEachTest());
        return test.user().isEmpty() ? made : made.withCredentials(test.user(), test.password());
    }

    /** Says how the proxy starts. */
    public static final class Builder {
        private Settings settings = Settings.DEFAULT;

        private Builder() {}

        /** A name, a file (with a / in it), or the scenario itself, which begins with {. */
        public Builder scenario(String scenario) {
            settings = settings.withScenario(scenario);
            return this;
        }

        /** Accepted instead of those of the scenario. */
        public Builder credentials(String user, String password) {
            settings = settings.withCredentials(user, password);
            return this;
        }

        /** True for a test of a client that gets a 407. */
        public Builder allowRefusals(boolean allow) {
            settings = settings.withAllowRefusals(allow);
            return this;
        }

        public Builder resetOnEachTest(boolean reset) {
            settings = settings.withResetOnEachTest(reset);
            return this;
        }

        /** How long the program may take to listen; ten seconds by default. */
        public Builder startTimeout(Duration timeout) {
            settings = settings.withStartTimeout(timeout);
            return this;
        }

        public Proxy407Extension build() {
            return new Proxy407Extension(settings);
        }
    }
}
