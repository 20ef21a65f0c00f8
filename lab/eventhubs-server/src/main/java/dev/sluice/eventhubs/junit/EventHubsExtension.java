package dev.sluice.eventhubs.junit;

import dev.sluice.eventhubs.EventHubsServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Opens and closes what {@link EventHubs} asks for; tests that run at the same time have their own. */
public final class EventHubsExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(EventHubsExtension.class);
    private static final String KEY = "namespace";

    @Override
    public void beforeAll(ExtensionContext context) {
        openIf(EventHubs.Lifetime.CLASS, context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        openIf(EventHubs.Lifetime.METHOD, context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close(context);
    }

    private static void openIf(EventHubs.Lifetime lifetime, ExtensionContext context) {
        EventHubs wanted = wanted(context.getRequiredTestClass());
        // A nested class finds the one of the class around it: the store asks the contexts above.
        if (wanted.lifetime() == lifetime && namespace(context) == null) {
            context.getStore(STORE).put(KEY, TemporaryNamespace.open(wanted));
        }
    }

    /** Closes what was opened for this context, not what it shares with those above. */
    private static void close(ExtensionContext context) {
        TemporaryNamespace own = context.getStore(STORE).remove(KEY, TemporaryNamespace.class);
        if (own != null) {
            own.close();
        }
    }

    private static EventHubs wanted(Class<?> test) {
        for (Class<?> type = test; type != null; type = type.getEnclosingClass()) {
            EventHubs found =
                    AnnotationSupport.findAnnotation(type, EventHubs.class).orElse(null);
            if (found != null) {
                return found;
            }
        }
        throw new ExtensionConfigurationException("Annotate " + test.getName() + " with @EventHubs to say which hubs");
    }

    private static @Nullable TemporaryNamespace namespace(ExtensionContext context) {
        return context.getStore(STORE).get(KEY, TemporaryNamespace.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == EventHubsServer.class || (type == String.class && parameter.isAnnotated(ConnectionString.class));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TemporaryNamespace namespace = namespace(context);
        if (namespace == null) {
            throw new ParameterResolutionException("Each test method has its own namespace, which is not there yet in "
                    + parameter.getDeclaringExecutable().getName() + ": use lifetime = CLASS to share one");
        }
        EventHubsServer server = namespace.server();
        return parameter.getParameter().getType() == String.class ? server.connectionString() : server;
    }
}
