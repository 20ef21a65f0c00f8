package dev.sluice.eventhubs.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a namespace of event hubs, which is closed and deleted after them.
 *
 * <p>Methods take it as a parameter: an {@link dev.sluice.eventhubs.EventHubsServer} or a {@link ConnectionString}.
 * Nested classes share the annotation of the class around them.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EventHubsExtension.class)
public @interface EventHubs {
    /** The event hubs. */
    Hub[] value() default @Hub("telemetry");

    /** How long a namespace lives. */
    Lifetime lifetime() default Lifetime.METHOD;

    /** Whether it has the admin API, on any free port. */
    boolean admin() default false;

    /** An event hub. */
    @Documented
    @Target({})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Hub {
        /** Its name. */
        String value();

        /** Number of its partitions. */
        int partitions() default 1;

        /** Its consumer groups besides {@code $Default}. */
        String[] consumerGroups() default {};
    }

    /** How long a namespace lives. */
    enum Lifetime {
        /** Each test method has its own, also {@code @BeforeEach} and {@code @AfterEach} of that method. */
        METHOD,
        /** All test methods of the class share one, also {@code @BeforeAll} and the constructor. */
        CLASS
    }
}
