package proxy407;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One proxy for the tests of a class, handed to each parameter of type {@link Proxy407}. It is reset
 * before each test, and a request that it refuses fails the test with the diagnosis as its text.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Proxy407Extension.class)
public @interface Proxy407Test {
    /** A name, a file (with a / in it), or the scenario itself, which begins with {. */
    String scenario() default "basic";

    /** Accepted instead of the scenario's user. */
    String user() default "";

    String password() default "";

    /** True for tests of a client that gets a 407. */
    boolean allowRefusals() default false;

    boolean resetOnEachTest() default true;
}
